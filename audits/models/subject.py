"""What audits measure: subjects that audits share, the words that mean one, and what one result is about."""

from dataclasses import dataclass, field
from typing import Self

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.text import capfirst

from peel.record.models import RecordQuerySet

# Own words come after every subject: a subject's `order` is a small number.
AFTER_ALL_SUBJECTS = 100_000


class SubjectRows(RecordQuerySet):
    """Subjects are reference data: an admin makes them, or our own CSV, never the words of a document."""

    def meant_by(self, wording: str) -> Self:
        """The subject that these words of a document mean: its slug, its name or an alias, in any capitals."""
        words = " ".join(wording.split())
        means = Q(slug__iexact=words) | Q(name__iexact=words) | Q(aliases__wording__iexact=words)
        return self.filter(means).distinct()


@pghistory.track()
class Subject(models.Model):
    """What an estimate or a count is about, across audits. What a document calls it stands with the estimate."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)

    objects = SubjectRows.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="subject_has_a_name",
                condition=~Q(name=""),
                violation_error_message="A subject has a name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("audit-measure", args=[self.slug])


@pghistory.track()
class SubjectAlias(models.Model):
    """Words by which documents call a subject: an estimate that is read in these words is about it."""

    subject = models.ForeignKey(Subject, models.CASCADE, related_name="aliases")
    wording = models.CharField(max_length=200)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["subject", "wording", "pk"]
        verbose_name = "alias"
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(
                Lower("wording"),
                name="subjectalias_once",
                violation_error_message="These words mean a subject already.",
            ),
            models.CheckConstraint(
                name="subjectalias_has_words",
                condition=~Q(wording=""),
                violation_error_message="Enter the words.",
            ),
        ]

    def __str__(self) -> str:
        return self.wording


@dataclass(frozen=True, slots=True, order=True)
class About:
    """What one result is about, as tables and charts set results beside each other: equal means comparable.

    A subject, or a document's own words, which mean the same only in audits of the same force; those come last.
    `slug` is empty for own words: they have no page.
    """

    order: int
    key: str
    name: str = field(compare=False)
    slug: str = field(default="", compare=False)
    note: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, subject: Subject | None, wording: str) -> "About":
        """The subject where there is one, else the words."""
        if subject is not None:
            return cls(subject.order, f"{subject.pk:09}", subject.name, subject.slug, subject.note)
        words = " ".join(wording.split())
        return cls(AFTER_ALL_SUBJECTS, words.casefold(), capfirst(words))
