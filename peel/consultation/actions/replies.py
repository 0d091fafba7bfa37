"""Answering a force's comments: drafts first, then all of them given at once."""

from datetime import datetime

from django.utils import timezone

from peel.consultation.actions.rounds import locked_round
from peel.record.actions.action import action
from peel.record.actions.errors import ActionError, WrongState
from peel.record.actions.publish import require
from peel.record.actions.round_mail import tell_force
from peel.record.models import Answer, Publication, Remark, Round, User
from peel.record.permissions import Permission


class GivenAlready(ActionError):
    """The force could read this answer: it stays."""


class AnsweredMeanwhile(ActionError):
    """Somebody else answered since the page was opened: `answer` is how it is now."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(f"{answer.by} answered after you opened this page. Compare both, then save again.")
        self.answer = answer


@action
def answer_remark(
    *, remark: Remark, words: str, is_text_changed: bool, by: User, seen: datetime | None = None
) -> Answer:
    """Draft the answer to a submitted comment, or change the draft.

    `seen` is when the draft that `by` has read was written, none where there was none.
    """
    require(by, Permission.ANSWER)
    row = locked_round(remark.round)
    if row.submitted_at is None or Remark.objects.filter(pk=remark.pk, is_withdrawn=True).exists():
        raise WrongState("This comment is not submitted, so it can’t be answered yet.")
    if not words.strip():
        raise WrongState("Write an answer.")
    known = Answer.objects.filter(remark=remark).select_related("by").first()
    new = {"words": words.strip(), "is_text_changed": is_text_changed}
    if known is not None and all(getattr(known, name) == value for name, value in new.items()):
        return known
    if known is not None and known.given_at is not None:
        raise GivenAlready("This answer was given, and the force could read it: it stays as it is.")
    if known is not None and (seen is None or known.at > seen):
        raise AnsweredMeanwhile(known)
    found, _ = Answer.objects.update_or_create(remark=remark, defaults={**new, "by": by, "at": timezone.now()})
    return found


@action
def give_answers(*, round: Round, by: User, site: str = "") -> int:
    """Let the force read all answers of a round that are drafts; how many that were."""
    require(by, Permission.ANSWER)
    row = locked_round(round)
    if not can_read(row.publication):
        raise WrongState("The force can’t read this now: it is neither with them nor published.")
    drafts = Answer.objects.filter(remark__round=row, remark__is_withdrawn=False, given_at__isnull=True)
    given = drafts.update(given_by=by, given_at=timezone.now())
    if given:
        tell_force(row.publication.force, site)
    return given


def can_read(publication: Publication) -> bool:
    """Whether the staff of its force can read a publication now."""
    staff = User(role="force-staff", force_id=publication.force_id)
    return Publication.objects.visible_to(staff).filter(pk=publication.pk).exists()
