"""The page of all components: in the demo alone, from the same templates as the pages, without a database."""

from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from peel.gallery import colours, marks

STYLES = Path(__file__).parents[2] / "static" / "css"


@pytest.fixture
def page(settings) -> html.HtmlElement:
    """The page for a stranger; no database is there to be asked."""
    settings.COMPONENTS = True
    response = Client().get("/components/")
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


@pytest.mark.parametrize("address", ["/components/", "/components/errors/500/"])
def test_elsewhere_there_is_no_such_page(client, db, address):
    assert client.get(address).status_code == 404
    assert "/components/" not in client.get("/about/").content.decode()


def test_the_demo_s_foot_leads_to_it(page):
    assert page.xpath("//footer//a[.='Components']/@href") == ["/components/"]


def test_each_section_is_in_the_contents_and_no_id_stands_twice(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [href.removeprefix("#") for href in page.xpath("//nav[@aria-labelledby='contents']//a/@href")]
    assert targets == page.xpath("//main//h2[contains(@class, 'govuk-heading-l')]/@id")
    assert len(targets) > 15


def test_links_inside_the_page_lead_somewhere_on_it(page):
    ids = set(page.xpath("//@id"))
    inside = {href.removeprefix("#") for href in page.xpath("//main//a[starts-with(@href, '#')]/@href")}
    assert {one for one in inside if not one.startswith("made-up-")} <= ids


def test_each_grade_and_status_is_shown(page):
    shown = {" ".join(tag.text_content().split()) for tag in page.xpath("//dt/*[self::span or self::strong]")}
    assert {name for _, name, _ in (*marks.GRADES, *marks.STATUSES)} <= shown


def test_each_kind_of_thing_is_shown_in_its_states(page):
    for name in ("life-line", "letter__text", "passages", "missing", "withdrawn", "waiting", "nothing", "clashes"):
        assert page.xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]"), f"no {name}"
    assert len(page.xpath("//figure")) == 3
    assert len(page.xpath("//*[contains(@class, 'band--state')]")) == 4
    assert page.xpath("//*[@aria-sort='descending']")
    assert len(page.xpath("//*[@disabled]")) > 5
    assert len(page.xpath("//*[contains(@class, 'govuk-form-group--error')]")) > 5


def test_tables_sort_and_turn_pages(settings):
    settings.COMPONENTS = True
    second = Client().get("/components/?items-page=2&items-sort=number").content.decode()
    assert html.fromstring(second).xpath("//th[@aria-sort='ascending']//a/text()") == ["Letters"]
    assert Client().get("/components/?items-page=-1&items-sort=zzz&force=zzz").status_code == 200


def test_charts_can_be_taken_away(settings):
    settings.COMPONENTS = True
    response = Client().get("/components/?chart=letters-answered&format=csv")
    assert (response.status_code, response["Content-Type"]) == (200, "text/csv; charset=utf-8")


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500])
def test_the_pages_for_what_went_wrong_come_as_they_are(settings, status):
    settings.COMPONENTS = True
    assert Client().get(f"/components/errors/{status}/").status_code == status


def test_colours_are_those_of_the_style_sheet_and_text_stands_out():
    brand = (STYLES / "_brand.scss").read_text()
    for colour in colours.BRAND:
        assert f"${colour.name}: {colour.value};" in brand
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert all(colours.contrast(colour.value, colours.WHITE) > 2.9 for colour in colours.CHARTS[:5])
    text = {colour.name: colours.contrast(colour.value, colour.ground) for colour in colours.BRAND}
    assert all(text[name] >= 4.5 for name in ("navy", "blue", "teal", "maroon", "ink", "quiet", "bright", "pale"))
