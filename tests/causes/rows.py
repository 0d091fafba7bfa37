"""Causes of concern for tests of their pages, and what a page says of one."""

from datetime import date
from typing import Any

from django.test import Client

from peel.record.models import State
from tests import factories
from tests.reading import page, words


def events(client: Client, cause: Any) -> list[str]:
    """The items of the life line, in order."""
    found = page(client, cause.get_absolute_url())
    return [words(item) for item in found.xpath("//ol[starts-with(@class, 'life-line')]/li")]


def closed_cause(*, state: str = State.PUBLISHED) -> Any:
    """A cause of Hertfordshire's kind: raised on 17 October 2024, closed by a letter of 11 July 2025."""
    cause = factories.cause(title="Recording crime", raised_on=date(2024, 10, 17))
    letter = factories.letter(force=cause.force, state=state)
    letter.publication.title, letter.publication.published_on = "Zanzibar letter", date(2025, 7, 11)
    letter.publication.save()
    factories.closure(cause=cause, letter=letter)
    factories.recommendation(cause=cause, order=1, deadline_months=0, deadline_wording="With immediate effect")
    factories.recommendation(cause=cause, order=2, deadline_months=3)
    return cause
