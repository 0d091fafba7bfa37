"""What needs attention on the home page: open causes, their deadlines, forces in Engage."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from peel.home.attention import NEXT_DEADLINES, attention
from peel.record.models import MoveKind, State
from tests import factories
from tests.forces.rows import moved
from tests.reading import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cycle():
    """Without a cycle the home page says that alone."""
    return factories.area(framework=factories.framework())


def section(client: Client):
    """The part of the home page."""
    (found,) = page(client, "/").xpath("//section[@aria-labelledby='attention']")
    return found


def test_each_number_is_a_link_to_as_many_rows(stranger: Client) -> None:
    today = timezone.localdate()
    first = factories.cause()
    factories.cause(force=first.force)
    for days in (-1, 10, 10, 200):
        factories.recommendation(cause=factories.cause(), deadline_on=today + timedelta(days=days))
    factories.recommendation(cause=first, deadline_on=None, deadline_months=None, deadline_wording="")
    moved(factories.force(), MoveKind.ENTERED, date(2024, 6, 1))
    seen = {}
    for link in section(stranger).xpath("./h3/following-sibling::p/a"):
        number = int(words(link).split()[0])
        assert len(page(stranger, link.get("href")).xpath("//main//tbody/tr")) == number, words(link)
        seen[words(link)] = number
    assert list(seen) == [
        "6 open causes of concern held",
        "5 forces",
        "5 open recommendations held",
        "1 overdue",
        "2 due in the next 30 days",
        "1 force in Engage when last known",
    ]


def test_each_force_with_open_causes_leads_to_its_own(stranger: Client) -> None:
    twice = factories.cause(force=factories.force("Barset")).force
    factories.cause(force=twice)
    factories.cause(force=factories.force("Ayeshire"))
    links = section(stranger).xpath(".//ul[@class='attention__forces']//a")
    assert [words(link) for link in links] == ["Ayeshire: 1", "Barset: 2"]
    assert len(page(stranger, links[1].get("href")).xpath("//main//tbody/tr")) == 2


def test_it_says_up_to_when_and_what_is_not_held(stranger: Client) -> None:
    cause = factories.cause()
    factories.recommendation(cause=cause)
    factories.cause(force=cause.force)
    factories.letter(force=cause.force, sent_on=date(2025, 7, 11))
    found = words(section(stranger))
    newest = attention(AnonymousUser(), timezone.localdate()).as_at
    assert f"From the reports and letters that we hold, up to {newest.day} {newest:%B %Y}." in found
    assert "We do not hold the recommendations of 1 of the 2 open causes of concern." in found


def test_several_causes_are_known_each_until_its_own_day(stranger: Client) -> None:
    factories.cause(known_open_on=date(2024, 11, 18))
    factories.cause(known_open_on=date(2025, 6, 6))
    factories.publication(published_on=date(2025, 7, 24), kind="inspection-report")
    found = words(section(stranger))
    assert "in 2 forces (each as last known, between 18 November 2024 and 6 June 2025)." in found


def test_nothing_held_is_no_nought(stranger: Client) -> None:
    found = words(section(stranger))
    assert "We hold no open cause of concern." in found
    assert "We hold no open recommendation with a deadline." in found
    assert "No source that we hold says that a force is in Engage." in found
    assert "0" not in found


def test_the_earliest_deadlines_are_named_late_ones_first(monkeypatch: pytest.MonkeyPatch) -> None:
    for days in range(8):
        factories.recommendation(cause=factories.cause(), deadline_on=date(2025, 8, 1) + timedelta(days=days))
    found = attention(AnonymousUser(), date(2025, 8, 3)).deadlines
    assert len(found.next) == NEXT_DEADLINES < found.open == 8
    assert [one.due for one in found.next][:3] == [
        "1 August 2025 – 2 days late",
        "2 August 2025 – 1 day late",
        "3 August 2025 – today",
    ]
    assert (found.overdue, found.due_soon, found.undated) == (2, 6, 0)


def test_what_is_not_published_counts_for_nobody_outside(stranger: Client) -> None:
    factories.cause(title="Quokka", state=State.DRAFT)
    factories.recommendation(cause=factories.cause(title="Wombat", state=State.DRAFT))
    moved(factories.force("Hidden"), MoveKind.ENTERED, date(2024, 6, 1), state=State.DRAFT)
    found = words(section(stranger))
    assert not any(word in found for word in ("Quokka", "Wombat", "Hidden", "1"))
