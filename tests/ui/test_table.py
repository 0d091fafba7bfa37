"""The table that all others build on."""

from datetime import date

import django_tables2 as tables
import pytest
from django.test import RequestFactory

from peel.record.models import CauseOfConcern
from peel.ui.tables import Table, ends_in_pk
from tests import factories
from tests.ui.conftest import words
from tests.ui.urls import CauseTable

pytestmark = pytest.mark.django_db


def arranged(query: str = "", **kwargs) -> CauseTable:
    return CauseTable(CauseOfConcern.objects.all()).arrange(RequestFactory().get(f"/causes/{query}"), **kwargs)


def test_table_has_a_caption_heads_and_a_named_region(read):
    factories.cause()
    page = read("/causes/")
    [caption] = page.xpath("//table/caption")
    assert words(caption) == "Causes of concern and when they were raised"
    assert len(page.xpath("//thead//th[@scope='col']")) == 4
    assert len(page.xpath("//tbody/tr/th[@scope='row']")) == 1
    [region] = page.xpath("//table/parent::*")
    assert (region.get("tabindex"), region.get("role")) == ("0", "region")
    assert region.get("aria-label") == words(caption)


def test_the_column_named_in_meta_heads_the_rows():
    class ByForce(CauseTable):
        class Meta(CauseTable.Meta):
            row_header = "force"

    assert ByForce(CauseOfConcern.objects.all()).row_header == "force"
    assert CauseTable(CauseOfConcern.objects.all()).row_header == "title"


def test_only_the_sorted_column_says_so_and_the_unsortable_one_says_nothing(read):
    factories.cause()
    heads = read("/causes/?sort=-force").xpath("//thead//th")
    assert [head.get("aria-sort") for head in heads] == ["none", "descending", "none", None]
    assert not heads[3].xpath(".//a")


def test_the_default_order_is_shown_as_sorted(read):
    factories.cause()
    heads = read("/causes/").xpath("//thead//th")
    assert [head.get("aria-sort") for head in heads] == ["none", "none", "descending", None]


def test_a_sort_link_keeps_the_filters_and_starts_at_the_first_page(read):
    for _ in range(30):
        factories.cause()
    [link] = read("/causes/?title=Cause&page=2&sort=title").xpath("//thead//th[1]//a")
    assert link.get("href") == "?title=Cause&sort=-title"


def test_dates_are_in_words_and_numbers_to_the_right(read):
    factories.cause(raised_on=date(2025, 7, 1))
    cells = read("/causes/").xpath("//tbody/tr/td")
    assert [words(cell) for cell in cells[1:2]] == ["1 July 2025"]
    assert "when" in cells[1].get("class").split()
    assert "govuk-table__cell--numeric" in cells[2].get("class").split()


@pytest.mark.parametrize("sort", ["title", "-title", "force", "-raised_on", "raised_on,-title"])
def test_every_order_ends_in_pk(sort):
    assert arranged(f"?sort={sort}").data.data.query.order_by[-1] == "pk"


def test_an_order_that_a_column_makes_itself_ends_in_pk():
    class OwnOrder(CauseTable):
        def order_title(self, rows, is_descending):
            return rows.order_by("raised_on"), True

    table = OwnOrder(CauseOfConcern.objects.all())
    table.order_by = "title"
    assert table.data.data.query.order_by == ("raised_on", "pk")


def test_rows_without_an_order_get_one():
    class Unordered(Table):
        title = tables.Column()

    rows = CauseOfConcern.objects.order_by()
    assert Unordered(rows).data.data.query.order_by == ("pk",)
    assert Unordered(CauseOfConcern.objects.all()).data.data.ordered
    assert ends_in_pk(CauseOfConcern.objects.order_by("-pk")).query.order_by == ("-pk",)


def test_rows_that_tie_are_on_one_page_each():
    made = {factories.cause().pk for _ in range(60)}
    pages = [[row.record.pk for row in arranged(f"?page={number}").page] for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [25, 25, 10]
    assert {pk for page in pages for pk in page} == made


@pytest.mark.parametrize("query", ["?sort=nothing", "?sort=", "?page=x", "?page=999", "?page=-1", "?per_page=100"])
def test_an_unknown_order_or_page_is_passed_over(read, query):
    for _ in range(26):
        factories.cause()
    assert 1 <= len(read(f"/causes/{query}").xpath("//tbody/tr")) <= 25


def test_pages_are_named_and_keep_filters_and_order(read):
    for _ in range(60):
        factories.cause()
    page = read("/causes/?title=Cause&sort=force&page=2")
    [pages] = page.xpath("//nav[starts-with(@aria-label, 'Pages of')]")
    [here] = pages.xpath(".//a[@aria-current='page']")
    assert here.get("aria-label") == "Page 2"
    assert [link.get("href") for link in pages.xpath(".//a[@rel]")] == [
        "?title=Cause&sort=force&page=1",
        "?title=Cause&sort=force&page=3",
    ]


def test_one_page_has_no_page_numbers(read):
    factories.cause()
    assert not read("/causes/").xpath("//nav[starts-with(@aria-label, 'Pages of')]")


def test_cards_keep_their_roles_and_say_each_columns_name(read):
    factories.cause()
    page = read("/causes/")
    assert [cell.get("data-label") for cell in page.xpath("//tbody//td")] == ["Force", "Raised on", "Number"]
    assert page.xpath("//table[@role='table']/tbody[@role='rowgroup']/tr[@role='row']/td[@role='cell']")


def test_a_table_without_cards_has_no_labels(client):
    class Numbers(CauseTable):
        class Meta(CauseTable.Meta):
            cards = False

    factories.cause()
    request = RequestFactory().get("/causes/")
    drawn = Numbers(CauseOfConcern.objects.all()).arrange(request).as_html(request)
    assert "data-label" not in drawn
    assert 'role="table"' not in drawn
