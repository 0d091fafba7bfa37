"""What is left to see of a withdrawn publication: that it was there, since when it is gone, and why."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from peel.models import Publication, State


class Withdrawn(Http404):
    """Somebody asks for a page of a publication that they could have read once."""

    def __init__(self, publication: Publication) -> None:
        super().__init__("Withdrawn")
        self.publication = publication


def tombstones() -> QuerySet:
    """All withdrawn publications, for whoever may be told no more of them than `Withdrawn` tells."""
    return Publication.objects.filter(state=State.WITHDRAWN)


def found_or_withdrawn(rows: QuerySet, slug: str, path: str = "slug") -> Any:
    """The row of the publication with this slug; a withdrawn one that `rows` lacks raises Withdrawn."""
    row = rows.filter(**{path: slug}).first()
    if row is None:
        raise Withdrawn(get_object_or_404(tombstones(), slug=slug))
    return row
