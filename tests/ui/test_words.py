"""Template words: grades, dates, deadlines, sources, bands."""

from datetime import date

import pytest
from django.template import engines
from lxml import html

from peel.record.models import State
from peel.templatetags.peel import SHAPES, breadcrumbs, dated, day, grade_tag
from tests import factories
from tests.ui.conftest import words


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
        "Sources: example.org, source of the fact; example.com, source of the fact; a press notice"
    )


@pytest.mark.django_db
def test_a_source_with_a_name_and_an_address_is_a_link_by_the_name():
    row = factories.finding(source="the Barsetshire report, https://example.org/report/")
    source = drawn("{% source_link row 'it' %}", row=row)
    assert source.xpath(".//a/@href") == ["https://example.org/report/"]
    assert words(source) == "Source: the Barsetshire report, source of it"


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
def test_a_retold_text_without_an_address_names_the_published_one():
    retold = factories.publication(
        is_retold=True, title="A letter", kind="letter", published_on=date(2025, 7, 11), address=""
    )
    band = words(drawn("{% retold_note publication %}", publication=retold))
    assert "The published text: “A letter”, letter of the inspectorate, 11 July 2025" in band


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "text"),
    [
        (State.DRAFT, "Not published – only inspectors and admins can see this."),
        (
            State.WITH_FORCE,
            "With the force for checking – only staff of Barsetshire, inspectors and admins can see this. "
            "Comments and answers",
        ),
        (
            State.WITHDRAWN,
            "Withdrawn on 31 January 2025 – only inspectors and admins can see this. "
            "It was withdrawn because: A wrong figure.",
        ),
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
