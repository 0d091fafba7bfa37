"""The pre-publication rooms in a list: with whom each is, due when, how far, and when it was last written in."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, F, Max, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest

from peel.consultation.queries.consultation import rooms
from peel.record.deadlines import overdue
from peel.record.models import Answer, Remark, Round, State
from peel.record.subquery_count import subquery_count


class Stage(models.TextChoices):
    """How far a room has come, by its last round; what waits for somebody comes first."""

    TO_ANSWER = "to-answer", "To answer"
    OVERDUE = "overdue", "Comments overdue"
    CHECKING = "checking", "With the force"
    ANSWERED = "answered", "Answered"
    ENDED = "ended", "Ended, not submitted"


def listed(user: Any, today: date) -> QuerySet:
    """The rooms that `user` may enter and in which a round was opened, what waits for inspectors first.

    A comment is unanswered until the force can read an answer.
    """
    rows = with_rounds(rooms(user), user).filter(round_number__isnull=False)
    places = [When(stage=stage, then=place) for place, stage in enumerate(Stage)]
    rows = rows.annotate(stage=stage(today), today=Value(today), last_at=last_at(user))
    return rows.order_by(Case(*places), F("due_on").asc(nulls_last=True), "pk")


def with_rounds(publications: QuerySet, user: Any) -> QuerySet:
    """Publications with their last round's number, day and submission, and their comments in all rounds."""
    last = Round.objects.visible_to(user).filter(publication=OuterRef("pk")).order_by("-number")
    standing = Remark.objects.visible_to(user).standing().filter(round__publication=OuterRef("pk"))
    return publications.annotate(
        round_number=Subquery(last.values("number")[:1]),
        due_on=Coalesce("check_due_on", Subquery(last.values("due_on")[:1])),
        submitted_at=Subquery(last.values("submitted_at")[:1]),
        comments=subquery_count(standing, "round__publication"),
        unanswered=subquery_count(standing.filter(answer__given_at__isnull=True), "round__publication"),
    )


def stage(today: date) -> Case:
    """How far a room has come."""
    return Case(
        When(submitted_at__isnull=False, unanswered__gt=0, then=Value(Stage.TO_ANSWER)),
        When(submitted_at__isnull=False, then=Value(Stage.ANSWERED)),
        When(~models.Q(state=State.WITH_FORCE), then=Value(Stage.ENDED)),
        When(overdue(today), then=Value(Stage.OVERDUE)),
        default=Value(Stage.CHECKING),
        output_field=models.CharField(),
    )


def last_at(user: Any) -> Greatest:
    """When a room was opened, or something was written, submitted or answered in it, whichever came last."""
    return Greatest(
        latest(Round.objects.visible_to(user), "publication", "sent_at"),
        latest(Round.objects.visible_to(user), "publication", "reopened_at"),
        latest(Round.objects.visible_to(user), "publication", "submitted_at"),
        latest(Remark.objects.visible_to(user), "round__publication", "at"),
        latest(Answer.objects.visible_to(user), "remark__round__publication", "at"),
        latest(Answer.objects.visible_to(user), "remark__round__publication", "given_at"),
    )


def latest(rows: QuerySet, path: str, moment: str) -> Subquery:
    """The latest of one kind of moment in the room of the outer publication."""
    rows = rows.filter(**{path: OuterRef("pk")}).order_by().values(path)
    return Subquery(rows.annotate(latest=Max(moment)).values("latest"))
