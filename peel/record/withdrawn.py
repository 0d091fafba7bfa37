"""What is left to see of a withdrawn publication: that it was there, since when it is gone, and why."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from peel.record.models import Force, Publication, State


@dataclass(frozen=True, slots=True)
class Tombstone:
    """All that everybody reads of a withdrawn publication, as it was published: nothing of what changed since."""

    title: str
    kind: str
    force: Force | None
    on: date
    because: str

    @classmethod
    def of(cls, row: Publication) -> Self:
        """That of a withdrawn publication."""
        return cls(
            title=row.withdrawn_title,
            kind=row.get_withdrawn_kind_display(),
            force=row.withdrawn_force,
            on=row.withdrawn_on,
            because=row.withdrawn_because,
        )


class Withdrawn(Http404):
    """Somebody asks for a page of a publication that they could have read once."""

    def __init__(self, publication: Publication) -> None:
        super().__init__("Withdrawn")
        self.tombstone = Tombstone.of(publication)


def tombstones() -> QuerySet:
    """All withdrawn publications, for whoever may be told no more of them than a `Tombstone` tells."""
    return Publication.objects.filter(state=State.WITHDRAWN).select_related("withdrawn_force")


def found_or_withdrawn(rows: QuerySet, slug: str, path: str = "slug") -> Any:
    """The row of the publication with this slug; a withdrawn one that `rows` lacks raises Withdrawn."""
    row = rows.filter(**{path: slug}).first()
    if row is None:
        raise Withdrawn(get_object_or_404(tombstones(), slug=slug))
    return row
