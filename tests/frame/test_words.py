"""Template words: grades, dates, deadlines, sources, bands."""

from datetime import date

import pytest
from django.template import engines
from lxml import html

from peel.models import Recommendation, State
from peel.templatetags.peel import SHAPES, breadcrumbs, dated, day, due_words, grade_tag
from tests import factories

from .conftest import words

TODAY = date(2025, 11, 23)


def drawn(template: str, **context) -> html.HtmlElement:
    text = engines["django"].from_string(template).render(context)
    return html.fromstring(f"<div>{text}</div>")


def test_each_grade_is_a_word_with_a_shape_of_its_own():
    grades = ["outstanding", "good", "adequate", "requires-improvement", "inadequate", ""]
    tags = [html.fromstring(grade_tag(slug, "Word")) for slug in grades]
    assert {words(tag) for tag in tags} == {"Word"}
    assert len({tag.xpath(".//path/@d")[0] for tag in tags}) == len(grades) == len(SHAPES)
    assert all(tag.xpath("./svg/@aria-hidden") == ["true"] for tag in tags)
    assert len({tag.get("class") for tag in tags}) == len(grades)


def test_a_grades_word_is_escaped():
    assert "<b>" not in grade_tag("good", "<b>")


def test_a_status_is_a_word_and_no_link():
    tag = drawn("{% status_tag 'open' 'Open' %}")
    assert words(tag) == "Open"
    assert not tag.xpath(".//a | .//button")


@pytest.mark.parametrize(("precision", "text"), [("day", "11 July 2025"), ("month", "July 2025"), ("year", "2025")])
def test_a_date_is_as_exact_as_it_is_known(precision, text):
    assert dated(date(2025, 7, 11), precision) == text


def test_no_date_is_no_text():
    assert day(None) == ""
    assert dated(None, "month") == ""


def due(*, closed_on=None, is_open=True, **fields) -> str:
    made = Recommendation(**fields)
    made.due_on, made.closed_on, made.is_open = fields.get("deadline_on"), closed_on, is_open
    return due_words(made, TODAY)


@pytest.mark.parametrize(
    ("on", "text"),
    [
        (date(2025, 10, 4), "due 4 October 2025 – 50 days late"),
        (date(2025, 11, 22), "due 22 November 2025 – 1 day late"),
        (date(2025, 11, 23), "due 23 November 2025 – today"),
        (date(2025, 11, 24), "due 24 November 2025 – in 1 day"),
        (date(2025, 12, 23), "due 23 December 2025 – in 30 days"),
    ],
)
def test_an_open_deadline_says_how_late_it_is(on, text):
    assert due(deadline_on=on) == text


@pytest.mark.parametrize(
    ("closed_on", "text"),
    [
        (date(2025, 7, 11), "due 1 August 2025 – closed 11 July 2025, 21 days early"),
        (date(2025, 8, 1), "due 1 August 2025 – closed 1 August 2025, on the day"),
        (date(2025, 8, 2), "due 1 August 2025 – closed 2 August 2025, 1 day late"),
    ],
)
def test_a_closed_one_says_how_it_met_its_deadline(closed_on, text):
    assert due(deadline_on=date(2025, 8, 1), closed_on=closed_on, is_open=False) == text


def test_a_superseded_one_is_neither_late_nor_early():
    assert due(deadline_on=date(2020, 8, 1), is_open=False) == "due 1 August 2020"


def test_without_a_date_the_wording_stands():
    assert due(deadline_wording="As soon as possible") == "As soon as possible"
    assert due() == "no date stated"


@pytest.mark.django_db
def test_a_source_in_a_document_is_a_link_to_the_passage(settings):
    settings.ROOT_URLCONF = "peel.config.urls"
    document = factories.document()
    passage = document.passages.get(number=2)
    finding = factories.finding(passage=passage, source="")
    [link] = drawn("{% source_link row %}", row=finding).xpath(".//a")
    assert link.get("href").endswith("#p-2")
    assert words(link) == f"Source of {finding.heading}: passage 2 of the document"


@pytest.mark.django_db
def test_sources_outside_are_links_each_and_names_are_text():
    row = factories.finding(source="https://www.example.org/a ; https://example.com/b ; a press notice")
    source = drawn("{% source_link row 'the fact' %}", row=row)
    assert source.xpath(".//a/@href") == ["https://www.example.org/a", "https://example.com/b"]
    assert words(source) == (
        "Source 1 of the fact: example.org, Source 2 of the fact: example.com, Source of the fact: a press notice"
    )


@pytest.mark.django_db
def test_a_source_with_a_name_and_an_address_is_a_link_by_the_name():
    row = factories.finding(source="the Barsetshire report, https://example.org/report/")
    source = drawn("{% source_link row 'it' %}", row=row)
    assert source.xpath(".//a/@href") == ["https://example.org/report/"]
    assert words(source) == "Source of it: the Barsetshire report"


@pytest.mark.django_db
def test_only_web_addresses_become_links():
    row = factories.finding(source="javascript:alert(1)")
    assert not drawn("{% source_link row %}", row=row).xpath(".//a")


@pytest.mark.django_db
def test_a_retold_text_says_so_with_the_published_address():
    retold = factories.publication(is_retold=True, address="https://example.org/report")
    band = drawn("{% retold_note publication %}", publication=retold)
    assert "Retold sample." in words(band)
    assert band.xpath(".//a/@href") == ["https://example.org/report"]
    assert words(drawn("{% retold_note publication %}", publication=factories.publication())) == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "text"),
    [
        (State.DRAFT, "Not published – only inspectors and admins can see this."),
        (
            State.WITH_FORCE,
            "With the force for checking – only staff of Barsetshire, inspectors and admins can see this.",
        ),
        (State.WITHDRAWN, "Withdrawn – only inspectors and admins can see this."),
        (State.PUBLISHED, ""),
    ],
)
def test_the_band_says_who_can_see_what_is_not_published(state, text):
    publication = factories.publication(force=factories.force("Barsetshire"), state=state)
    assert words(drawn("{% state_band publication %}", publication=publication)) == text


def test_breadcrumbs_start_at_home_and_end_without_a_link():
    way = drawn("{% breadcrumbs trail %}", **breadcrumbs([("Forces", "/forces/"), ("Barsetshire", "")]))
    assert way.xpath(".//a/@href") == ["/", "/forces/"]
    [here] = way.xpath(".//*[@aria-current='page']")
    assert words(here) == "Barsetshire"


def test_contents_lead_to_headings():
    contents = drawn("{% on_this_page items %}", items=[("Grades", "grades"), ("Audits", "audits")])
    assert contents.xpath(".//a/@href") == ["#grades", "#audits"]
