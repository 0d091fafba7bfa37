"""Who says what a row says: the inspectorate, somebody else, or nobody, so that we inferred it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q

from peel.record.models.publication import PublicationKind

if TYPE_CHECKING:
    from peel.record.models.document import Passage
    from peel.record.models.publication import Publication

ADDRESS = re.compile(r"https?://[^\s;,]+")
# The inspectorate's own pages, then and now; a host below one of these is one of these.
INSPECTORATE_HOSTS = ("justiceinspectorates.gov.uk", "hmic.gov.uk", "hmicfrs.gov.uk")
INSPECTORATE_KINDS = frozenset(
    {
        PublicationKind.INSPECTION_REPORT,
        PublicationKind.LETTER,
        PublicationKind.CAUSES_OF_CONCERN,
        PublicationKind.CRIME_DATA_AUDIT,
    }
)


class SourceKind(models.TextChoices):
    """Who says it. A copy of the inspectorate's notice on another site is another source."""

    INSPECTORATE = "inspectorate", "The inspectorate"
    OTHER = "other", "Another source"
    INFERRED = "inferred", "Inferred by us"


def kind_of_source(source: str) -> SourceKind:
    """The kind of an address, or of several in one text: the inspectorate's if one of them is.

    A text without an address is another source: only who writes it can say more.
    """
    hosts = [urlsplit(address).hostname or "" for address in ADDRESS.findall(source)]
    own = any(host == name or host.endswith(f".{name}") for host in hosts for name in INSPECTORATE_HOSTS)
    return SourceKind.INSPECTORATE if own else SourceKind.OTHER


def kind_of_publication(publication: Publication) -> SourceKind:
    """A report, letter or page of the inspectorate, or something at its address; all else is another source."""
    if publication.kind in INSPECTORATE_KINDS:
        return SourceKind.INSPECTORATE
    return kind_of_source(publication.address)


def kind_of_saying(passage: Passage | None, source: str) -> SourceKind:
    """The kind of where a fact is said: its passage's publication, else its address."""
    return kind_of_source(source) if passage is None else kind_of_publication(passage.document.publication)


class OfSourceKind(models.Model):
    """A fact that tells readers who says it. There is no default: whoever writes the row has to know."""

    source_kind = models.CharField("kind of source", max_length=12, choices=SourceKind)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_source_kind_is_known",
                condition=Q(source_kind__in=SourceKind.values),
                violation_error_message="Choose one of the kinds of source.",
            )
        ]
