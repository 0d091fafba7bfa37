"""The pre-publication room: what a force says of a draft, round by round, and what it is answered."""

from typing import Any, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.urls import reverse

from peel.record.models.public_id import PublicId
from peel.record.permissions import sees_everything, written_between
from peel.record.visibility import RecordQuerySet

LONGEST = 5000

# A comment stands in a round that is not submitted, and its passage in a document of that publication. The
# round is locked, so that of a comment and a submission at the same moment the second sees the first.
IN_AN_OPEN_ROUND = """
SELECT publication_id INTO about FROM peel_round
WHERE id = COALESCE(NEW.round_id, OLD.round_id) AND submitted_at IS NULL FOR SHARE;
IF NOT FOUND THEN
    RAISE EXCEPTION 'These comments were submitted and do not change.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'remark_is_of_an_open_round';
END IF;
IF NEW.passage_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM peel_passage JOIN peel_document ON peel_document.public_id = document_id
    WHERE peel_passage.id = NEW.passage_id AND publication_id = about
) THEN
    RAISE EXCEPTION 'The passage belongs to another publication.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'remark_passage_is_of_the_publication';
END IF;
RETURN COALESCE(NEW, OLD);
"""


def both_or_none(one: str, other: str) -> Q:
    """The condition that two columns are filled together."""
    return Q(**{f"{one}__isnull": True, f"{other}__isnull": True}) | Q(
        **{f"{one}__isnull": False, f"{other}__isnull": False}
    )


class RoomRows(RecordQuerySet):
    """What a force and inspectors write to each other, with the path to the publication that it is about."""

    path = "publication"

    def visible_to(self, user: Any) -> Self:
        """The rows that `user` may see; nobody ever sees them for being published."""
        return self.filter(written_between(user, self.path))


@pghistory.track()
class Round(models.Model):
    """One time that a publication is with its force: comments are written until they are submitted together."""

    publication = models.ForeignKey("peel.Publication", models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    sent_by = models.ForeignKey("peel.User", models.PROTECT, related_name="rounds_sent")
    sent_at = models.DateTimeField()
    due_on = models.DateField("comments due on")
    submitted_by = models.ForeignKey(
        "peel.User", models.PROTECT, null=True, blank=True, related_name="rounds_submitted"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(
        "peel.User", models.PROTECT, null=True, blank=True, related_name="rounds_reopened"
    )
    reopened_at = models.DateTimeField(null=True, blank=True)

    objects = RoomRows.as_manager()

    class Meta:
        ordering = ["publication", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "number"],
                name="round_once_a_number",
                violation_error_message="There is a round of this number already.",
            ),
            models.UniqueConstraint(
                fields=["publication"],
                condition=Q(submitted_at__isnull=True),
                name="round_one_open_a_publication",
                violation_error_message="A round of comments is open already.",
            ),
            models.CheckConstraint(
                name="round_numbers_begin_at_one",
                condition=Q(number__gte=1),
                violation_error_message="The first round is number 1.",
            ),
            models.CheckConstraint(
                name="round_submitted_by_somebody",
                condition=both_or_none("submitted_by", "submitted_at"),
                violation_error_message="Say who submitted the comments, and when.",
            ),
            models.CheckConstraint(
                name="round_reopened_by_somebody",
                condition=both_or_none("reopened_by", "reopened_at"),
                violation_error_message="Say who let the force comment again, and when.",
            ),
        ]

    def __str__(self) -> str:
        return f"Round {self.number} of {self.publication}"

    def get_absolute_url(self) -> str:
        return reverse("room", args=[self.publication.slug])


class RemarkRows(RoomRows):
    """Comments, as visible as their round."""

    path = "round__publication"

    def standing(self) -> Self:
        """Those that nobody withdrew."""
        return self.filter(is_withdrawn=False)


@pghistory.track()
class Remark(PublicId):
    """One comment of a force: what is wrong in a passage, or in the whole where there is none, and the evidence.

    `by` is who wrote, changed or withdrew it last.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="remarks")
    passage = models.ForeignKey("peel.Passage", models.PROTECT, null=True, blank=True, related_name="remarks")
    wrong = models.TextField("what is wrong", max_length=LONGEST)
    evidence = models.TextField(blank=True, max_length=LONGEST)
    is_withdrawn = models.BooleanField(default=False)
    by = models.ForeignKey("peel.User", models.PROTECT, related_name="remarks")
    at = models.DateTimeField()

    objects = RemarkRows.as_manager()

    class Meta:
        ordering = ["round", "passage__number", "pk"]
        verbose_name = "comment"
        constraints = [
            *PublicId.Meta.constraints,
            models.CheckConstraint(
                name="remark_says_what_is_wrong",
                condition=~Q(wrong=""),
                violation_error_message="Say what is wrong.",
            ),
            models.CheckConstraint(
                name="remark_is_no_longer_than_fits",
                condition=Q(LessThanOrEqual(Length("wrong"), LONGEST))
                & Q(LessThanOrEqual(Length("evidence"), LONGEST)),
                violation_error_message="A comment and its evidence have 5,000 characters each at most.",
            ),
        ]
        triggers = [
            *PublicId.Meta.triggers,
            pgtrigger.Trigger(
                name="in_an_open_round",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=IN_AN_OPEN_ROUND,
                declare=[("about", "bigint")],
            ),
        ]

    def __str__(self) -> str:
        return self.wrong


class AnswerRows(RoomRows):
    """Answers, as visible as their comment; until they are given only inspectors and admins see them."""

    path = "remark__round__publication"

    def visible_to(self, user: Any) -> Self:
        """The answers that `user` may see."""
        rows = super().visible_to(user)
        return rows if sees_everything(user) else rows.filter(given_at__isnull=False)


@pghistory.track()
class Answer(models.Model):
    """What a comment is answered, and whether the text changed for it; given to the force or still a draft."""

    remark = models.OneToOneField(Remark, models.PROTECT, related_name="answer")
    words = models.TextField("answer", max_length=LONGEST)
    is_text_changed = models.BooleanField("the text was changed")
    by = models.ForeignKey("peel.User", models.PROTECT, related_name="answers")
    at = models.DateTimeField()
    given_by = models.ForeignKey("peel.User", models.PROTECT, null=True, blank=True, related_name="answers_given")
    given_at = models.DateTimeField(null=True, blank=True)

    objects = AnswerRows.as_manager()

    class Meta:
        ordering = ["remark", "pk"]
        constraints = [
            models.CheckConstraint(
                name="answer_says_something",
                condition=~Q(words=""),
                violation_error_message="Write an answer.",
            ),
            models.CheckConstraint(
                name="answer_is_no_longer_than_fits",
                condition=Q(LessThanOrEqual(Length("words"), LONGEST)),
                violation_error_message="An answer has 5,000 characters at most.",
            ),
            models.CheckConstraint(
                name="answer_given_by_somebody",
                condition=both_or_none("given_by", "given_at"),
                violation_error_message="Say who gave the answer, and when.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="given_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__given_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.words
