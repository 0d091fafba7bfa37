"""Filters by GET: chips, and values that nobody offered."""

from datetime import date
from urllib.parse import parse_qs

import pytest
from django.http import QueryDict

from peel.record.models import CauseOfConcern
from tests import factories
from tests.ui.conftest import words
from tests.ui.urls import CauseFilter

pytestmark = pytest.mark.django_db


def chosen(query: str) -> CauseFilter:
    return CauseFilter(QueryDict(query), queryset=CauseOfConcern.objects.all())


def test_without_a_choice_all_rows_are_there():
    made = factories.cause()
    assert list(chosen("").qs) == [made]
    assert not chosen("").chips


def test_filters_combine():
    wanted = factories.cause(title="Crime recording", raised_on=date(2025, 1, 1))
    factories.cause(title="Crime recording", raised_on=date(2020, 1, 1), force=wanted.force)
    factories.cause(title="Custody", raised_on=date(2025, 1, 1), force=wanted.force)
    factories.cause(title="Crime recording", raised_on=date(2025, 1, 1))
    query = f"title=crime&since=2024-12-31&force={wanted.force.slug}&known=day&accelerated=false"
    assert list(chosen(query).qs) == [wanted]


def test_each_chosen_value_has_a_chip_in_the_forms_words():
    one, other = factories.force("Barsetshire"), factories.force("Loamshire")
    chips = chosen(f"force={one.slug}&force={other.slug}&known=month&accelerated=true&since=2025-07-01").chips
    assert [(chip.label, chip.value) for chip in chips] == [
        ("Force", "Barsetshire"),
        ("Force", "Loamshire"),
        ("Accelerated", "Yes"),
        ("Raised from", "1 July 2025"),
        ("Known", "To the month"),
    ]


def test_a_chip_takes_away_its_own_value_alone_and_goes_to_the_first_page():
    one, other = factories.force("Barsetshire"), factories.force("Loamshire")
    filters = chosen(f"force={one.slug}&force={other.slug}&title=x&sort=title&page=3&format=csv")
    assert parse_qs(filters.chips[0].href[1:]) == {"force": [other.slug], "title": ["x"], "sort": ["title"]}
    assert parse_qs(filters.chips[2].href[1:]) == {"force": [one.slug, other.slug], "sort": ["title"]}


@pytest.mark.parametrize(
    "query",
    [
        "force=atlantis",
        "force=%00",
        "area=%00",
        "area=atlantis",
        "known=century",
        "since=yesterday",
        "since=2025-02-30",
    ],
)
def test_a_value_that_is_not_known_finds_nothing_and_is_said(read, query):
    factories.cause()
    page = read(f"/causes/?{query}")
    assert words(page.find(".//title")).startswith("Error: Causes of concern")
    [link] = page.xpath("//*[@role='alert']//a")
    assert "this filter value is not known" in words(link)
    target = link.get("href").removeprefix("#")
    [field] = page.xpath(f"//*[@id='{target}']")
    assert field.tag in {"input", "select"}
    assert not page.xpath("//table")
    assert len(page.xpath("//*[@class='chip']")) == 1


def test_odd_text_is_searched_for_and_escaped(read):
    factories.cause(title="A cause")
    page = read("/causes/?title=%3Cscript%3E%25%00")
    assert not page.xpath("//table")
    assert "<script>" in words(page.xpath("//*[@class='chip']")[0])
    assert not page.xpath("//main//script")


def test_the_form_holds_what_was_chosen_and_the_order(read):
    force = factories.cause().force
    form = read(f"/causes/?force={force.slug}&title=cause&since=2020-01-31&sort=-force&page=2").find(".//form")
    assert (form.get("method"), form.get("action")) == ("get", "/causes/")
    assert form.xpath(".//input[@type='checkbox'][@checked]/@value") == [force.slug]
    assert form.xpath(".//input[@name='title']/@value") == ["cause"]
    assert form.xpath(".//input[@type='date']/@value") == ["2020-01-31"]
    assert form.xpath(".//input[@type='hidden']/@name") == ["sort"]


def test_every_field_has_a_label_and_empty_choices_have_a_word(read):
    form = read("/causes/").find(".//form")
    for field in form.xpath(".//select | .//input[@type='text' or @type='date']"):
        assert form.xpath(f".//label[@for='{field.get('id')}']")
    assert [words(option) for option in form.xpath(".//select/option[1]")] == ["All", "All", "Either"]


def test_filters_are_folded_unless_one_has_to_be_mended(read):
    factories.cause()
    for query in ("", "?title=a"):
        assert read(f"/causes/{query}").xpath("//details[@class='filters']/@open") == []
    assert read("/causes/?known=century").xpath("//details[@class='filters']/@open") == [""]
