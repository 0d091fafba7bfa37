"""The lists of findings and figures, and the page of a finding."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from peel.findings.queries import written
from peel.record.models import Closure, Effect, Figure, FigureKind, FindingKind, State, Supersession
from tests import factories
from tests.growth import same_number_of_queries
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db


def test_the_list_names_kind_area_and_publication(stranger: Client) -> None:
    area = factories.area()
    finding = factories.finding(area=area, kind=FindingKind.INNOVATIVE_PRACTICE)
    shown = rows(stranger, "/findings/")
    assert len(shown) == 1
    for text in (finding.heading, area.short_name, "Innovative practice", finding.publication.title):
        assert text in shown[0]


def test_the_list_is_filtered(stranger: Client) -> None:
    area = factories.area()
    document = factories.document(publication=factories.publication(force=factories.force()))
    one = factories.finding(
        area=area, publication=document.publication, kind=FindingKind.AREA_OF_CONCERN, heading="The one"
    )
    one.passages.add(document.passages.last())
    factories.finding(heading="The other")
    queries = {
        "kind": FindingKind.AREA_OF_CONCERN,
        "force": document.publication.force.slug,
        "theme": area.theme.slug,
        "cycle": area.framework.cycle.slug,
        "words": document.passages.last().text.upper(),
    }
    for name, value in queries.items():
        shown = rows(stranger, f"/findings/?{name}={value}")
        assert len(shown) == 1, name
        assert "The one" in shown[0]


def test_words_are_found_in_headings(stranger: Client) -> None:
    factories.finding(heading="Call handling is quick")
    factories.finding(heading="Another")
    assert len(rows(stranger, "/findings/?words=HANDLING")) == 1


def test_the_page_links_its_passages_and_figures_both_ways(stranger: Client) -> None:
    document = factories.document(publication=factories.publication(force=factories.force()))
    heading, paragraph, _ = document.passages.all()
    finding = factories.finding(publication=document.publication, passage=heading, quote=heading.text, source="")
    finding.passages.set([heading, paragraph])
    figure = factories.figure(
        publication=document.publication,
        passage=paragraph,
        quote="Text",
        source="",
        kind=FigureKind.RATIO,
        value="3.4",
    )
    audit = factories.audit(publication=document.publication)
    count = factories.counted(audit=audit, passage=paragraph, quote="2 of", source="", numerator=33, denominator=37)
    factories.estimate(audit=audit, passage=document.passages.last(), quote="3 of", source="")
    tree = page(stranger, finding.get_absolute_url())
    links = tree.xpath("//main//a/@href")
    assert f"/documents/{document.public_id}/#p-{paragraph.number}" in links
    assert figure.get_absolute_url() in links
    assert count.get_absolute_url() in links
    text = words(tree.xpath("//main")[0])
    assert "3.4 times" in text
    assert "33 of 37" in text
    assert "89%" not in text
    assert "Estimate:" not in text


def test_the_page_says_what_closed_it_and_what_it_took_the_place_of(stranger: Client) -> None:
    finding = factories.finding(kind=FindingKind.AREA_FOR_IMPROVEMENT)
    letter = factories.letter()
    did = {"closed_on": letter.sent_on, "effect": Effect.MADE}
    Closure.objects.create(publication=letter.publication, finding=finding, source="x", **did)
    cause = factories.cause(title="Once more serious")
    Supersession.objects.create(
        cause=cause, finding=finding, publication=finding.publication, on=date(2025, 1, 1), source="x"
    )
    text = words(page(stranger, finding.get_absolute_url()))
    assert "11 July 2025, by" in text
    assert "Once more serious" in text


def test_an_unpublished_closure_of_a_finding_is_not_told(stranger: Client, inspector_client: Client) -> None:
    finding = factories.finding()
    letter = factories.letter(state=State.DRAFT)
    letter.publication.title = "Zanzibar letter"
    letter.publication.save()
    Closure.objects.create(publication=letter.publication, finding=finding, closed_on=letter.sent_on, source="x")
    assert "Zanzibar" not in stranger.get(finding.get_absolute_url()).content.decode()
    assert "Closed" not in words(page(stranger, finding.get_absolute_url()).xpath("//dl")[0])
    assert "Zanzibar" in inspector_client.get(finding.get_absolute_url()).content.decode()


def test_an_unpublished_finding_and_its_figures_are_nowhere(stranger: Client, inspector_client: Client) -> None:
    hidden = factories.publication(state=State.DRAFT, title="Zanzibar report", force=factories.force())
    finding = factories.finding(publication=hidden, heading="Zanzibar finding")
    factories.figure(publication=hidden, subject="Zanzibar figure")
    for url in ("/findings/", "/figures/", "/findings/?format=csv", "/figures/?format=json"):
        assert "Zanzibar" not in stranger.get(url).content.decode(), url
        assert "Zanzibar" in inspector_client.get(url).content.decode(), url
    assert stranger.get(finding.get_absolute_url()).status_code == 404
    assert stranger.get(f"/figures/?publication={hidden.slug}").content.decode().count("Zanzibar") == 0


@pytest.mark.parametrize(
    ("kind", "value", "per", "text"),
    [
        (FigureKind.MONEY, "251800000", None, "£251.8 million"),
        (FigureKind.MONEY, "1200000000", None, "£1.2 billion"),
        (FigureKind.MONEY, "4500.5", None, "£4,500.50"),
        (FigureKind.MONEY, "450000", None, "£450,000"),
        (FigureKind.RATE, "5.5", 1000, "5.5 per 1,000"),
        (FigureKind.RATIO, "3.4", None, "3.4 times"),
        (FigureKind.PERCENTAGE, "76.6", None, "76.6%"),
        (FigureKind.PERCENTAGE, "100", None, "100%"),
        (FigureKind.NUMBER, "2410", None, "2,410"),
    ],
)
def test_numbers_are_written_as_one_writes_them(kind: str, value: str, per: int | None, text: str) -> None:
    assert written(Figure(kind=kind, value=Decimal(value).quantize(Decimal("1.0000")), per=per)) == text


def test_a_link_to_a_figure_finds_it_however_many_there_are(stranger: Client) -> None:
    publication = factories.publication(force=factories.force())
    made = [factories.figure(publication=publication) for _ in range(60)]
    for figure in (made[0], made[-1]):
        address, _, anchor = figure.get_absolute_url().partition("#")
        assert page(stranger, address).xpath(f"//tr[@id='{anchor}']")


def test_figures_are_filtered_by_publication_kind_and_force(stranger: Client) -> None:
    one = factories.figure(subject="The one", kind=FigureKind.NUMBER)
    factories.figure(subject="The other")
    queries = {"publication": one.publication.slug, "kind": "number", "force": one.publication.force.slug}
    for name, value in queries.items():
        shown = rows(stranger, f"/figures/?{name}={value}")
        assert len(shown) == 1, name
        assert "The one" in shown[0]


def test_empty_lists_say_so(stranger: Client) -> None:
    assert "There are no findings in the record yet" in words(page(stranger, "/findings/"))
    assert "There are no figures in the record yet" in words(page(stranger, "/figures/"))


def test_the_lists_ask_the_same_number_of_queries(stranger: Client) -> None:
    same_number_of_queries(stranger, "/findings/", lambda: factories.finding(area=factories.area()))
    same_number_of_queries(stranger, "/figures/", factories.figure)


def test_the_page_asks_the_same_number_of_queries(stranger: Client) -> None:
    document = factories.document(publication=factories.publication(force=factories.force()))
    finding = factories.finding(publication=document.publication)
    audit = factories.audit(publication=document.publication)

    def one_more() -> None:
        number = document.passages.count() + 1
        passage = document.passages.create(number=number, kind="paragraph", text=f"More {number}")
        finding.passages.add(passage)
        sourced = {"passage": passage, "quote": "More", "source": ""}
        factories.figure(publication=document.publication, **sourced)
        factories.counted(audit=audit, **sourced)
        factories.estimate(audit=audit, **sourced)
        cause = factories.cause()
        Supersession.objects.create(
            cause=cause, finding=finding, publication=cause.raised_in, on=date(2025, 1, 1), source="x"
        )

    same_number_of_queries(stranger, finding.get_absolute_url(), one_more)
