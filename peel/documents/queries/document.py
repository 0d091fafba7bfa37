"""Documents: their passages, and the records that came from each passage."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet

from peel.documents.queries.notes import Note, notes_by_passage
from peel.reader.structure.sections import main_headings
from peel.record.models import Document, Draft, Passage, Publication
from peel.record.subquery_count import subquery_count

FIGURE_CAPTION = re.compile(r"^(Figure \d+)\s*[:.–-]")


@dataclass(frozen=True)
class Line:
    """One passage as a page shows it, with the records that came from it.

    `is_section` marks the headings of areas and main sections.
    `lost_figure` names a figure of which the document gives the caption and the record has no data.
    """

    passage: Passage
    notes: tuple[Note, ...]
    is_section: bool
    begins_list: bool
    ends_list: bool
    lost_figure: str

    @property
    def anchor(self) -> str:
        """The id by which records point here."""
        return f"p-{self.passage.number}"


@dataclass(frozen=True)
class Text:
    """A document's passages in order."""

    document: Document
    lines: tuple[Line, ...]

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The headings of areas and main sections with their ids."""
        return [(line.passage.text, line.anchor) for line in self.lines if line.is_section]


def documents_for_table(user: Any) -> QuerySet:
    """Documents that `user` may see, with publication, force and `passage_count`, without their bytes."""
    rows = Document.objects.visible_to(user).without_content().select_related("publication__force")
    passages = Passage.objects.filter(document=OuterRef("public_id"))
    return rows.annotate(passage_count=subquery_count(passages, "document"))


def text(document: Document, user: Any) -> Text:
    """The whole text of a document, with notes: two queries."""
    notes = notes_by_passage(document, user)
    passages = list(Passage.objects.visible_to(user).filter(document=document).order_by("number"))
    sections = section_keys(passages, notes)
    kinds = ["", *(passage.kind for passage in passages), ""]
    lines = (line(one, kinds[n], kinds[n + 2], notes, sections) for n, one in enumerate(passages))
    return Text(document, tuple(lines))


def drafts(document: Document, user: Any) -> QuerySet:
    """What the readings of a document proposed, the latest first, without their content."""
    return Draft.objects.visible_to(user).filter(document=document).defer("content")


def section_keys(passages: list[Passage], notes: dict[int, list[Note]]) -> set[int]:
    """The keys of the headings of areas and main sections; the heading of a finding is none."""
    headings = [
        passage
        for passage in passages
        if passage.kind == "heading" and not any(note.is_of_a_finding for note in notes.get(passage.pk, []))
    ]
    return {headings[place].pk for place in main_headings([heading.text for heading in headings])}


def line(passage: Passage, before: str, after: str, notes: dict[int, list[Note]], sections: set[int]) -> Line:
    """One passage between two others of the kinds `before` and `after`."""
    own = notes.get(passage.pk, [])
    is_item = passage.kind == "bullet"
    return Line(
        passage=passage,
        notes=tuple(own),
        is_section=passage.pk in sections,
        begins_list=is_item and before != "bullet",
        ends_list=is_item and after != "bullet",
        lost_figure=lost_figure(passage, own),
    )


def lost_figure(passage: Passage, notes: list[Note]) -> str:
    """'Figure 1' where the passage is that figure's caption and no data of it was entered."""
    caption = FIGURE_CAPTION.match(passage.text)
    return caption[1] if caption and not any(note.label == "Figure" for note in notes) else ""


def documents_of(publication: Publication, user: Any) -> QuerySet:
    """The documents of a publication, the latest first, without their bytes."""
    rows = Document.objects.visible_to(user).filter(publication=publication)
    return rows.without_content().select_related("publication")
