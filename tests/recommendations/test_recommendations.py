"""The list of recommendations and how they stand on a day."""

import json
import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from peel.record.models import Supersession
from tests import factories
from tests.growth import same_number_of_queries
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db
TODAY = date(2025, 8, 1)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def _one_of_each() -> None:
    """A recommendation in every standing, each saying in its text which."""
    for text, due in (
        ("Late", date(2025, 6, 12)),
        ("Today", TODAY),
        ("In thirty days", date(2025, 8, 31)),
        ("In thirty-one days", date(2025, 9, 1)),
    ):
        factories.recommendation(text=text, deadline_on=due)
    factories.recommendation(text="Undated", deadline_months=None, deadline_wording="")
    ended = factories.recommendation(text="Ended", deadline_on=date(2025, 7, 1))
    factories.closure(cause=ended.cause, letter=factories.letter(force=ended.cause.force))
    factories.recommendation(
        text="Nobody says", deadline_on=date(2025, 7, 2), cause=factories.cause(is_end_unknown=True)
    )
    gone = factories.recommendation(text="Gone", deadline_on=date(2025, 7, 1))
    Supersession.objects.create(
        cause=gone.cause,
        successor=factories.cause(),
        publication=factories.publication(),
        on=date(2025, 5, 5),
        source="x",
    )


@pytest.mark.usefixtures("_one_of_each")
@pytest.mark.parametrize(
    ("status", "texts"),
    [
        ("", ["Late", "Today", "In thirty days", "In thirty-one days", "Undated", "Nobody says", "Gone", "Ended"]),
        ("open", ["Late", "Today", "In thirty days", "In thirty-one days", "Undated"]),
        ("due-soon", ["Today", "In thirty days"]),
        ("overdue", ["Late"]),
        ("closed", ["Ended"]),
        ("superseded", ["Gone"]),
        ("not-known", ["Nobody says"]),
    ],
)
def test_the_status_is_a_filter_and_not_a_tab(stranger: Client, status: str, texts: list[str]) -> None:
    heads = page(stranger, f"/recommendations/?status={status}").xpath("//main//tbody//th")
    assert [words(head) for head in heads] == texts


@pytest.mark.usefixtures("_one_of_each")
def test_each_says_when_it_is_due_and_how_it_stands(stranger: Client) -> None:
    shown = rows(stranger, "/recommendations/")
    assert [re.split("months |Not stated ", row)[-1] for row in shown] == [
        "12 June 2025 Overdue 50 days late",
        "1 August 2025 Due soon today",
        "31 August 2025 Due soon in 30 days",
        "1 September 2025 Open in 31 days",
        "No date Open",
        "2 July 2025 Not known",
        "1 July 2025 Superseded",
        "1 July 2025 Closed on 11 July 2025, 10 days after it was due",
    ]


@pytest.mark.usefixtures("_one_of_each")
def test_the_list_begins_with_how_many_stand_how(stranger: Client) -> None:
    late = factories.recommendation(text="Late, elsewhere", deadline_on=date(2025, 6, 1))
    tallies = page(stranger, "/recommendations/").xpath("//ul[@class='tallies']//a")
    assert [words(link) for link in tallies] == [
        "2 overdue",
        "2 due in the next 30 days",
        "6 open",
        "1 closed",
        "1 superseded",
        "1 not known",
    ]
    for link in tallies:
        assert len(rows(stranger, f"/recommendations/{link.get('href')}")) == int(words(link).split()[0])
    of_one_force = page(stranger, f"/recommendations/?force={late.cause.force.slug}&status=closed&page=2")
    assert [words(link) for link in of_one_force.xpath("//ul[@class='tallies']//a")][:3] == [
        "1 overdue",
        "None held due in the next 30 days",
        "1 open",
    ]
    assert of_one_force.xpath("//ul[@class='tallies']//a[@aria-current]/@href") == [
        f"?force={late.cause.force.slug}&status=closed"
    ]


def test_filters_by_force_area_and_cycle(stranger: Client) -> None:
    area = factories.area()
    one = factories.recommendation(cause=factories.cause(area=area), text="The one")
    factories.recommendation(text="The other")
    slugs = {"force": one.cause.force, "theme": area.theme, "cycle": area.framework.cycle}
    for name, row in slugs.items():
        shown = rows(stranger, f"/recommendations/?{name}={row.slug}")
        assert len(shown) == 1
        assert "The one" in shown[0]


def test_each_links_to_its_place_on_the_page_of_its_cause(stranger: Client) -> None:
    one = factories.recommendation(order=7)
    link = page(stranger, "/recommendations/").xpath("//main//tbody//th/a/@href")[0]
    assert link == f"/causes/{one.cause.slug}/#{one.anchor}"
    assert page(stranger, link.split("#")[0]).xpath(f"//*[@id='{one.anchor}']")


def test_the_download_holds_the_same_rows_and_words(stranger: Client) -> None:
    factories.recommendation(text="The one", deadline_on=date(2025, 6, 12))
    found = json.loads(stranger.get("/recommendations/?format=json").content)["rows"]
    assert [row["Recommendation"] for row in found] == ["The one"]
    assert found[0]["Status"] == "Overdue"


def test_an_empty_list_says_so(stranger: Client) -> None:
    assert "There are no recommendations in the record yet" in words(page(stranger, "/recommendations/"))


def test_the_list_says_of_which_open_causes_it_has_no_recommendation(stranger: Client) -> None:
    first = factories.recommendation(cause=factories.cause(force=factories.force("Aa"))).cause
    assert "We do not hold the recommendations" not in words(page(stranger, "/recommendations/"))
    second = factories.cause(force=factories.force("Bb"))
    factories.cause(force=second.force, is_end_unknown=True)
    for query, said in (
        ("", "of 1 of the 2 open causes of concern held."),
        (f"?force={second.force.slug}", "of the one open cause of concern held."),
    ):
        found = words(page(stranger, f"/recommendations/{query}"))
        assert f"We do not hold the recommendations {said}" in found
    none = page(stranger, f"/recommendations/?force={second.force.slug}")
    assert words(none.xpath("//p[@role='status']")[0]) == "No recommendations held"
    assert words(none.xpath("//ul[@class='tallies']/li[1]")[0]) == "None held overdue"
    of_first = words(page(stranger, f"/recommendations/?force={first.force.slug}"))
    assert "We do not hold the recommendations" not in of_first
    factories.cause(force=second.force)
    of_second = words(page(stranger, f"/recommendations/?force={second.force.slug}"))
    assert "We do not hold the recommendations of any of the 2 open causes of concern held." in of_second


def test_the_list_asks_the_same_number_of_queries(stranger: Client) -> None:
    same_number_of_queries(stranger, "/recommendations/", factories.recommendation)
