"""When a publication came out, as far as we know: a day, else the month or year of which only that is held."""

from collections.abc import Iterable
from datetime import date

from peel.record.models import Publication
from peel.ui.dates import format_date, last_day_of


def out_by(publication: Publication) -> date | None:
    """The last day that its date can mean; None where we hold no date."""
    return publication.published_on or last_day_of(publication.published_text)


def published_in_words(publication: Publication) -> str:
    """'11 July 2025', 'November 2023'; empty where we hold no date."""
    return format_date(publication.published_on) if publication.published_on else publication.published_text


def newest_first(publications: Iterable[Publication]) -> list[Publication]:
    """By the last day that each date can mean; last what has no date."""
    return sorted(publications, key=lambda row: (out_by(row) or date.min, -row.pk), reverse=True)
