"""Documents: their passages, and the records that came from each passage."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from peel.models import Document, Passage

from .notes import Note, notes_by_passage

REPEATED = 3
FIGURE_CAPTION = re.compile(r"^(Figure \d+)\s*[:.–-]")


@dataclass(frozen=True)
class Line:
    """One passage as a page shows it, with the records that came from it.

    `lost_figure` names a figure of which the document gives the caption and the record has no data.
    """

    passage: Passage
    notes: tuple[Note, ...]
    begins_list: bool
    ends_list: bool
    lost_figure: str

    @property
    def anchor(self) -> str:
        """The id by which records point here."""
        return f"p-{self.passage.number}"


@dataclass(frozen=True)
class Text:
    """A document's passages in order, and the headings that its list of contents names."""

    document: Document
    lines: tuple[Line, ...]

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The headings of sections with their ids, without those of findings and those that many sections have."""
        headings = [
            (line.passage.text, line.anchor)
            for line in self.lines
            if line.passage.kind == "heading" and not any(note.is_of_a_finding for note in line.notes)
        ]
        often = Counter(text for text, _ in headings)
        return [(text, anchor) for text, anchor in headings if often[text] < REPEATED]


def documents_for_table(user: Any) -> QuerySet:
    """Documents that `user` may see, with publication, force and `passage_count`, without their bytes."""
    rows = Document.objects.visible_to(user).without_content().select_related("publication__force")
    passages = Passage.objects.filter(document=OuterRef("pk")).order_by().values("document")
    numbers = passages.annotate(number=Count("pk")).values("number")
    return rows.annotate(passage_count=Coalesce(Subquery(numbers), 0))


def text(document: Document, user: Any) -> Text:
    """The whole text of a document, with notes: two queries."""
    notes = notes_by_passage(document, user)
    passages = list(Passage.objects.visible_to(user).filter(document=document).order_by("number"))
    kinds = ["", *(passage.kind for passage in passages), ""]
    return Text(document, tuple(line(one, kinds[n], kinds[n + 2], notes) for n, one in enumerate(passages)))


def line(passage: Passage, before: str, after: str, notes: dict[int, list[Note]]) -> Line:
    """One passage between two others of the kinds `before` and `after`."""
    own = notes.get(passage.pk, [])
    is_item = passage.kind == "bullet"
    return Line(
        passage=passage,
        notes=tuple(own),
        begins_list=is_item and before != "bullet",
        ends_list=is_item and after != "bullet",
        lost_figure=lost_figure(passage, own),
    )


def lost_figure(passage: Passage, notes: list[Note]) -> str:
    """'Figure 1' where the passage is that figure's caption and no data of it was entered."""
    caption = FIGURE_CAPTION.match(passage.text)
    return caption[1] if caption and not any(note.label == "Figure" for note in notes) else ""
