"""The records that came from the passages of a document: what stands beside each passage."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from peel.models import (
    CauseOfConcern,
    Closure,
    Document,
    Figure,
    Finding,
    FindingKind,
    Judgment,
    Move,
    Recommendation,
)

FINDINGS = dict(FindingKind.choices)
COLUMNS = ["passage", "rank", "label", "called", "view", "at", "anchor"]


@dataclass(frozen=True)
class Note:
    """One record that came from a passage: its kind in a word, what it is, and its address."""

    label: str
    text: str
    url: str

    @property
    def is_of_a_finding(self) -> bool:
        """Whether it points to a finding: the passage is that finding's heading."""
        return self.label in FINDINGS.values()


def notes_by_passage(document: Document, user: Any) -> dict[int, list[Note]]:
    """The notes of a document's passages, by the passage's primary key, in one query."""
    rows = [kind(document, user) for kind in (findings, grades, figures, causes, recommendations, closures, moves)]
    found: dict[int, list[Note]] = defaultdict(list)
    for passage, _, label, called, view, at, anchor in rows[0].union(*rows[1:], all=True).order_by(*COLUMNS[:4]):
        url = reverse(view, args=[at] if at else []) + anchor
        found[passage].append(Note(FINDINGS.get(label, label), called, url))
    return found


def columns(rows: QuerySet, document: Document, rank: int, *, view: str, **values: Any) -> QuerySet:
    """The seven columns that all kinds of note share, of the rows whose words stand in `document`."""
    texts = {"at": Value(""), "anchor": Value("")} | values
    chosen = rows.filter(passage__document=document).order_by()
    return chosen.annotate(
        rank=Value(rank, output_field=IntegerField()),
        label=Cast(texts["label"], CharField()),
        called=Cast(texts["called"], TextField()),
        view=Value(view, output_field=CharField()),
        at=Cast(texts["at"], CharField()),
        anchor=Cast(texts["anchor"], TextField()),
    ).values_list(*COLUMNS)


def findings(document: Document, user: Any) -> QuerySet:
    """Findings of every kind, by their headings."""
    rows = Finding.objects.visible_to(user)
    return columns(rows, document, 1, view="finding", label=F("kind"), called=F("heading"), at=F("pk"))


def grades(document: Document, user: Any) -> QuerySet:
    """Judgments."""
    return columns(
        Judgment.objects.visible_to(user),
        document,
        2,
        view="inspection",
        label=Value("Grade"),
        called=F("area__name"),
        at=F("inspection__report__slug"),
        anchor=Concat(Value("#area-"), "area__slug"),
    )


def figures(document: Document, user: Any) -> QuerySet:
    """Figures outside audits."""
    place = Concat(
        Value("?publication="), "publication__slug", Value("#figure-"), Cast("pk", CharField()),
        output_field=TextField(),
    )  # fmt: skip
    return columns(
        Figure.objects.visible_to(user),
        document,
        3,
        view="figures",
        label=Value("Figure"),
        called=F("subject"),
        anchor=place,
    )


def causes(document: Document, user: Any) -> QuerySet:
    """Causes of concern."""
    rows = CauseOfConcern.objects.visible_to(user)
    return columns(
        rows, document, 4, view="cause", label=Value("Cause of concern"), called=F("title"), at=F("slug")
    )


def recommendations(document: Document, user: Any) -> QuerySet:
    """Recommendations of causes of concern."""
    return columns(
        Recommendation.objects.visible_to(user),
        document,
        5,
        view="cause",
        label=Value("Recommendation"),
        called=F("text"),
        at=F("cause__slug"),
        anchor=Concat(Value("#recommendation-"), Cast("order", CharField()), output_field=TextField()),
    )


def closures(document: Document, user: Any) -> QuerySet:
    """Closures of causes of concern that can be seen."""
    rows = Closure.objects.visible_to(user).filter(cause__in=CauseOfConcern.objects.visible_to(user))
    return columns(
        rows, document, 6, view="cause", label=Value("Closure"), called=F("cause__title"), at=F("cause__slug")
    )


def moves(document: Document, user: Any) -> QuerySet:
    """Moves in and out of Engage."""
    return columns(
        Move.objects.visible_to(user),
        document,
        7,
        view="force",
        label=Value("Monitoring"),
        called=F("stay__force__short_name"),
        at=F("stay__force__slug"),
        anchor=Value("#monitoring"),
    )
