"""One draft on its way into the record: what every step of accepting it needs to know."""

from dataclasses import dataclass, field
from functools import cached_property

from peel.reader import drafts
from peel.record.models import Document, Draft, Force, Passage, Publication, SourceKind, kind_of_publication
from peel.review.actions.lock import draft_of, reviewed


@dataclass(frozen=True)
class AcceptContext:
    """A reviewed draft with the rows that it belongs to; `passages` are the stored ones by number.

    `as_read` is the draft before anything was decided of it.
    """

    draft: drafts.Draft
    as_read: drafts.Draft = field(repr=False)
    document: Document
    publication: Publication
    force: Force
    passages: dict[int, Passage] = field(repr=False)

    @cached_property
    def area_of_passage(self) -> dict[int, str]:
        """The area, in the document's words, in whose findings a passage stands, accepted or not."""
        return {n: finding.area for finding in self.as_read.findings for n in finding.passages}

    @cached_property
    def source_kind(self) -> SourceKind:
        """Whose words the document is."""
        return kind_of_publication(self.publication)

    def from_here(self, number: int, quote: str = "") -> dict[str, object]:
        """The provenance of a value that stands in this passage."""
        return {"passage": self.passages[number], "quote": quote, "source": ""}


def context_of(row: Draft) -> AcceptContext:
    """The reading of a stored draft; its document's publication must be about a force."""
    document = row.document
    publication = document.publication
    if publication.force is None:
        raise ValueError(f"{document} is about no force.")
    return AcceptContext(
        draft=reviewed(row),
        as_read=draft_of(row),
        document=document,
        publication=publication,
        force=publication.force,
        passages={passage.number: passage for passage in document.passages.all()},
    )
