"""Deciding of what a draft proposes: accept, edit or reject, one by one or a group without doubts at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from django.utils import timezone

from peel.reader.decisions import is_decided
from peel.reader.suggestions import Suggestion, suggestions
from peel.record.actions.action import action
from peel.record.actions.errors import ActionError
from peel.record.actions.publish import require
from peel.record.models import Decision, Draft, User, Verdict
from peel.record.permissions import Permission
from peel.review.actions.lock import decisions_on, draft_of


class NoSuchProposal(ActionError):
    """The draft proposes nothing of this kind and number, or it can't be decided so."""


class DecidedMeanwhile(ActionError):
    """Somebody else decided otherwise since the page was opened: `decision` says what."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(f"{decision.by} decided otherwise since you opened the page.")
        self.decision = decision


class Doubted(ActionError):
    """What is in doubt is decided one by one."""


@action
def decide(
    *,
    draft: Draft,
    kind: str,
    number: int,
    verdict: str,
    by: User,
    values: Mapping[str, Any] | None = None,
    reason: str = "",
    seen: datetime | None = None,
) -> Decision:
    """Keep what `by` decided of one proposal; the same again changes nothing.

    An edit that says what was read accepts it. Where somebody else decided otherwise after `seen`, the time up
    to which `by` knows what was decided, nothing is written.
    """
    require(by, Permission.ENTER)
    row = locked(draft)
    proposal = proposal_of(row, kind, number)
    if verdict not in Verdict.values or (kind == "document" and verdict == Verdict.REJECT):
        raise NoSuchProposal("This can't be decided so.")
    changed = differing(proposal, values or {}) if verdict == Verdict.EDIT else {}
    verdict = Verdict.ACCEPT if verdict == Verdict.EDIT and not changed else verdict
    known = row.decisions.filter(kind=kind, number=number).select_related("by").first()
    new = {"verdict": verdict, "values": changed, "reason": reason.strip()}
    if known is not None and all(getattr(known, name) == value for name, value in new.items()):
        return known
    if known is not None and known.by_id != by.pk and seen is not None and known.at > seen:
        raise DecidedMeanwhile(known)
    found, _ = Decision.objects.update_or_create(
        draft=row, kind=kind, number=number, defaults={**new, "by": by, "at": timezone.now()}
    )
    return found


@action
def accept_group(*, draft: Draft, kind: str, by: User) -> int:
    """Accept what nobody has decided of a group that holds no doubt; how many that were."""
    require(by, Permission.ENTER)
    row = locked(draft)
    group = [one for one in suggestions(draft_of(row)) if one.kind == kind]
    if any(one.doubts for one in group):
        raise Doubted("The reader doubts something in this group: decide one by one.")
    return accept_each(row, group, by)


@action
def accept_undoubted(*, draft: Draft, by: User) -> int:
    """Accept all that nobody has decided and nothing throws doubt on; how many that were."""
    require(by, Permission.ENTER)
    row = locked(draft)
    return accept_each(row, [one for one in suggestions(draft_of(row)) if not one.doubts], by)


def accept_each(row: Draft, chosen: list[Suggestion], by: User) -> int:
    """Accept those of the proposals that nobody has decided."""
    verdicts, now = decisions_on(row), timezone.now()
    made = Decision.objects.bulk_create(
        Decision(draft=row, kind=one.kind, number=one.number, verdict=Verdict.ACCEPT, by=by, at=now)
        for one in chosen
        if not is_decided(one, verdicts)
    )
    return len(made)


def locked(draft: Draft) -> Draft:
    """The draft as it is now; nobody else decides of it until this transaction ends."""
    return Draft.objects.select_for_update().get(pk=draft.pk)


def proposal_of(row: Draft, kind: str, number: int) -> Suggestion:
    """The proposal of this kind and number."""
    found = [one for one in suggestions(draft_of(row)) if one.key == (kind, number)]
    if not found:
        raise NoSuchProposal("This draft proposes nothing of the kind.")
    return found[0]


def differing(proposal: Suggestion, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of `values` that say something else than what was read."""
    read = msgspec.json.decode(msgspec.json.encode(proposal.value))
    return {name: value for name, value in values.items() if read.get(name) != value}
