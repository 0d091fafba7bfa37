"""Writing, changing and withdrawing a force's comments before they are submitted."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from peel.consultation.actions.rounds import own_open_round
from peel.record.actions.action import action
from peel.record.actions.errors import ActionError
from peel.record.models import Answer, Passage, Remark, Round, User


class NothingSaid(ActionError):
    """A comment without words."""


class WrongPassage(ActionError):
    """The passage is not one of this publication that the person may read."""


class AnsweredAlready(ActionError):
    """What was answered stays as it was when it was answered."""


class ChangedMeanwhile(ActionError):
    """Somebody else changed the comment since the page was opened: `remark` is how it is now."""

    def __init__(self, remark: Remark) -> None:
        did = "withdrew" if remark.is_withdrawn else "changed"
        super().__init__(f"{remark.by} {did} this comment after you opened it. Compare both, then save again.")
        self.remark = remark


@action
def remark(*, round: Round, passage: Passage | None, wrong: str, evidence: str = "", by: User) -> Remark:
    """A comment on a passage, or on the whole; a second click with the same words makes no second one."""
    row = own_open_round(round, by)
    demand_words(wrong)
    if passage is not None and not passages(row, by).filter(pk=passage.pk).exists():
        raise WrongPassage("This passage is not part of what you were asked to check.")
    said = {"round": row, "passage": passage, "wrong": wrong.strip(), "evidence": evidence.strip(), "by": by}
    same = Remark.objects.filter(**said, is_withdrawn=False).first()
    return same or Remark.objects.create(**said, at=timezone.now())


@action
def change_remark(*, remark: Remark, wrong: str, evidence: str, seen: datetime, by: User) -> Remark:
    """Other words; a withdrawn comment stands again. `seen` is when what `by` has read was written."""
    row = own_remark(remark, by)
    demand_words(wrong)
    new = {"wrong": wrong.strip(), "evidence": evidence.strip(), "is_withdrawn": False}
    return write(row, by, seen, new)


@action
def withdraw_remark(*, remark: Remark, seen: datetime, by: User) -> bool:
    """Take a comment back; its history keeps it. False when it was withdrawn already."""
    row = own_remark(remark, by)
    if row.is_withdrawn:
        return False
    write(row, by, seen, {"is_withdrawn": True})
    return True


def passages(row: Round, by: User) -> QuerySet:
    """The passages of a round's publication that `by` may read."""
    return Passage.objects.visible_to(by).filter(document__publication=row.publication)


def own_remark(remark: Remark, by: User) -> Remark:
    """The comment as it is now, if `by` may change it."""
    own_open_round(remark.round, by)
    row = Remark.objects.select_related("by").get(pk=remark.pk)
    if Answer.objects.filter(remark=row, given_at__isnull=False).exists():
        raise AnsweredAlready("This comment was answered and stays as it is: write another one.")
    return row


def write(row: Remark, by: User, seen: datetime, values: dict[str, object]) -> Remark:
    """Keep what changed, and by whom, unless it is nothing; what changed after `seen` was not read yet."""
    if all(getattr(row, name) == value for name, value in values.items()):
        return row
    if row.at > seen:
        raise ChangedMeanwhile(row)
    for name, value in {**values, "by": by, "at": timezone.now()}.items():
        setattr(row, name, value)
    row.save()
    return row


def demand_words(wrong: str) -> None:
    """A comment says something."""
    if not wrong.strip():
        raise NothingSaid("Say what is wrong.")
