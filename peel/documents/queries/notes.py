"""The records that came from the passages of a document: what stands beside each passage."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import CharField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from peel.record.models import (
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
NONE = Value("")


def anchor(before: str, *name: Any) -> Concat:
    """The place on a page that its rows' own names give."""
    return Concat(Value(before), *name, output_field=TextField())


@dataclass(frozen=True)
class Kind:
    """One kind of record that comes from passages: its label, what it is called, and its page and place there.

    `only` names relations of which just those rows count that can be seen.
    """

    model: type[models.Model]
    view: str
    label: Any
    called: Any
    at: Any = NONE
    anchor: Any = NONE
    only: dict[str, Any] = field(default_factory=dict)

    def rows(self, document: Document, user: Any, rank: int) -> QuerySet:
        """The seven columns that all kinds of note share, of the rows whose words stand in `document`."""
        rows = self.model._default_manager.visible_to(user).filter(passage__document=document)
        seen = {name: model._default_manager.visible_to(user) for name, model in self.only.items()}
        return (
            rows.filter(**seen)
            .order_by()
            .annotate(
                rank=Value(rank, output_field=IntegerField()),
                label=Cast(self.label, CharField()),
                called=Cast(self.called, TextField()),
                view=Value(self.view, output_field=CharField()),
                at=Cast(self.at, CharField()),
                anchor=Cast(self.anchor, TextField()),
            )
            .values_list(*COLUMNS)
        )


KINDS = (
    Kind(Finding, "finding", label=F("kind"), called=F("heading"), at=F("public_id")),
    Kind(
        Judgment,
        "inspection",
        label=Value("Grade"),
        called=F("area__name"),
        at=F("inspection__report__slug"),
        anchor=anchor("#area-", "area__slug"),
    ),
    Kind(
        Figure,
        "figures",
        label=Value("Figure"),
        called=F("subject"),
        anchor=anchor("?publication=", "publication__slug", Value("#figure-"), "public_id"),
    ),
    Kind(CauseOfConcern, "cause", label=Value("Cause of concern"), called=F("title"), at=F("slug")),
    Kind(
        Recommendation,
        "cause",
        label=Value("Recommendation"),
        called=F("text"),
        at=F("cause__slug"),
        anchor=anchor("#recommendation-", "public_id"),
    ),
    Kind(
        Closure,
        "cause",
        label=Value("Closure"),
        called=F("cause__title"),
        at=F("cause__slug"),
        only={"cause__in": CauseOfConcern},
    ),
    Kind(
        Move,
        "force",
        label=Value("Monitoring"),
        called=F("stay__force__short_name"),
        at=F("stay__force__slug"),
        anchor=Value("#monitoring"),
    ),
)


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
    rows = [kind.rows(document, user, rank) for rank, kind in enumerate(KINDS)]
    found: dict[int, list[Note]] = defaultdict(list)
    for passage, _, label, called, view, at, place in rows[0].union(*rows[1:], all=True).order_by(*COLUMNS[:4]):
        url = reverse(view, args=[at] if at else []) + place
        found[passage].append(Note(FINDINGS.get(label, label), called, url))
    return found
