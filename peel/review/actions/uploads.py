"""Files that people give: read at once, kept, and made documents when somebody has said what they are."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from peel.reader.decisions import DecidedValue, with_decisions
from peel.reader.read import read
from peel.reader.suggestions import suggestions
from peel.record.actions.action import action
from peel.record.actions.diff import NotAcceptable
from peel.record.actions.publish import require
from peel.record.models import Decision, Document, Draft, ProposalKind, Upload, User, Verdict
from peel.record.permissions import Permission
from peel.review.actions.lock import draft_of, from_json
from peel.review.actions.store_document import store_document


@action
def give_file(*, content: bytes, name: str, by: User) -> Upload | Draft:
    """Read a file and keep it; what was given before leads to what became of it. Raises Unreadable."""
    require(by, Permission.ENTER)
    sha256 = hashlib.sha256(content).hexdigest()
    known = Draft.objects.filter(document__sha256=sha256).order_by("-read_at", "-pk").first()
    if known is not None:
        return known
    waiting = Upload.objects.filter(sha256=sha256).first()
    if waiting is not None:
        return waiting
    reading = read(content).as_json()
    row, _ = Upload.objects.get_or_create(
        sha256=sha256, defaults={"content": content, "name": name, "reading": reading, "given_by": by}
    )
    return row


@action
def say_what_it_is(*, upload: Upload, values: Mapping[str, Any], by: User) -> Draft:
    """Make a file a document of the publication that `values` name; where they differ, they are kept as theirs."""
    require(by, Permission.ENTER)
    row = Upload.objects.select_for_update().filter(pk=upload.pk).first()
    if row is None:
        raise NotAcceptable("Somebody else has said what this file is: look for it among the drafts.")
    draft = from_json(row.reading)
    changed = differing(draft.as_json(), values)
    told = with_decisions(draft, {("document", 0): DecidedValue(Verdict.EDIT, changed)})
    stored = store_document(content=bytes(row.content), name=row.name, draft=draft, told=told, by=by)
    said = {
        "verdict": Verdict.EDIT if changed else Verdict.ACCEPT,
        "values": changed,
        "by": by,
        "at": timezone.now(),
    }
    Decision.objects.update_or_create(draft=stored, kind=ProposalKind.DOCUMENT, number=0, defaults=said)
    row.delete()
    return stored


@action
def read_again(*, document: Document, by: User) -> Draft:
    """The draft of another reading of a stored file; the same reading is the same draft.

    What people decided of a value that is read as before, they need not decide again.
    """
    require(by, Permission.ENTER)
    before = document.drafts.order_by("-read_at", "-pk").first()
    draft = read(bytes(document.content))
    after = store_document(content=bytes(document.content), name=document.name, draft=draft, by=by)
    if before is not None and after.pk != before.pk:
        carry_over(before, after)
    return after


@action
def discard(*, upload: Upload, by: User) -> None:
    """Throw away a file that is no document of ours."""
    require(by, Permission.ENTER)
    Upload.objects.filter(pk=upload.pk).delete()


def carry_over(before: Draft, after: Draft) -> None:
    """Repeat the decisions on those values that both drafts propose, word for word."""
    old, new = named_by_value(before), {value: key for key, value in named_by_value(after).items()}
    found = [(new.get(old.get((one.kind, one.number), "")), one) for one in before.decisions.all()]
    Decision.objects.bulk_create(
        (
            Decision(
                draft=after,
                kind=place[0],
                number=place[1],
                verdict=one.verdict,
                values=one.values,
                reason=one.reason,
                by=one.by,
                at=one.at,
            )
            for place, one in found
            if place is not None
        ),
        ignore_conflicts=True,
    )


def named_by_value(row: Draft) -> dict[tuple[str, int], str]:
    """Each proposal of a draft by its key, with all that it says; the document's own head is always the same."""
    return {
        one.key: "document" if one.kind == "document" else f"{one.kind} {one.value!r}"
        for one in suggestions(draft_of(row))
    }


def differing(read: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of `values` that say something else than what was read."""
    return {name: value for name, value in values.items() if read.get(name) != value}
