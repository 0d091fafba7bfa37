"""A draft becomes records: every step in one transaction, told line by line."""

from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from peel.record.actions.action import action
from peel.record.actions.corrections import record_corrections
from peel.record.actions.diff import Change, NotAcceptable, Status, upsert
from peel.record.actions.errors import ReasonNeeded
from peel.record.actions.publish import prepared
from peel.record.models import Document, Draft, Publication, User
from peel.record.visibility import publication_of
from peel.review.actions.accept_context import AcceptContext, context_of
from peel.review.actions.record_causes import place_what_is_left, record_causes
from peel.review.actions.record_letter import record_letter
from peel.review.actions.record_report import record_report


@action
def accept_draft(*, draft: Draft, by: User, reason: str = "") -> list[Change]:
    """Write what the draft proposes; a second time changes nothing. Raises NotAcceptable and writes nothing.

    Where it changes what people can read already, `reason` is demanded and told with the old value.
    """
    changes = _write(draft)
    publication = draft.document.publication
    if publication.prepared_by_id is None or any(change.status != Status.SAME for change in changes):
        prepared(publication=publication, by=by)
    tell_corrections(changes, reason=reason, by=by)
    draft.document.refresh_from_db(fields=["is_accepted"])
    if draft.accepted_at is None:
        draft.accepted_at, draft.accepted_by = timezone.now(), by
        draft.save(update_fields=["accepted_at", "accepted_by"])
    return changes


def take_the_place_of_others(document: Document) -> None:
    """The document that was accepted last is the one that people will read of what is not published.

    Earlier versions, and what only they say, stay hidden when it is. Of a published publication people have read
    the earlier ones: those stay, with a correction for what changed.
    """
    versions = Document.objects.filter(publication=document.publication_id)
    if not document.publication.is_public:
        versions.exclude(pk=document.pk).filter(is_accepted=True).update(is_accepted=False)
    versions.filter(pk=document.pk, is_accepted=False).update(is_accepted=True)


@action
def compare_draft(*, draft: Draft, by: User) -> list[Change]:
    """What accepting the draft would write, found by writing it and taking it back."""
    changes = _write(draft)
    transaction.set_rollback(True)
    return changes


def corrections_in(changes: list[Change]) -> Iterator[tuple[Publication, Change]]:
    """The changes of what people can read already, each with the publication that they read it in."""
    for change in changes:
        publication = publication_of(change.row) if change.values else None
        if publication is not None and publication.is_public:
            yield publication, change


def tell_corrections(changes: list[Change], *, reason: str, by: User) -> None:
    """A correction for each published value that changed."""
    for publication, change in corrections_in(changes):
        try:
            record_corrections(
                publication=publication, row=change.row, what=change.what, found=change.values, reason=reason, by=by
            )
        except ReasonNeeded as error:
            raise NotAcceptable(f"{change}: {error}") from None


def _write(draft: Draft) -> list[Change]:
    if draft.document.publication.is_set_for_a_time:
        raise NotAcceptable("Its publication is set for a time: take it back before it is changed.")
    reading = context_of(draft)
    if reading.draft.kind == "unknown":
        raise NotAcceptable("The reader does not know what kind of document this is, so it can't be accepted.")
    # First, so that what takes its words from this document in one step is seen as before in the next.
    take_the_place_of_others(draft.document)
    return [change for step in settings.ACCEPT_STEPS for change in import_string(step)(reading)]


def record_findings(reading: AcceptContext) -> list[Change]:
    """The step of the record itself: judgments, findings, figures, causes, letters, monitoring."""
    return [
        record_publication(reading),
        *record_letter(reading),
        *record_report(reading),
        *record_causes(reading),
        *place_what_is_left(reading),
    ]


def record_publication(reading: AcceptContext) -> Change:
    """What the document states of its publication and the record lacks, and whether it is retold."""
    draft, publication = reading.draft, reading.publication
    stated = {"address": draft.address, "published_on": draft.published_on or draft.sent_on}
    lacking = {name: value for name, value in stated.items() if value and not getattr(publication, name)}
    values = {**lacking, "is_retold": draft.is_retold}
    return upsert(Publication, key={"pk": publication.pk}, values=values, what=f"publication ‘{publication}’")[1]
