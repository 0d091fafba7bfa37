"""All audits of one force over time: joined or parted as somebody says, every figure in its table."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audits.audits.charts.audit_history import course
from audits.audits.queries.force import force_audits
from audits.models import Audit, AuditKind, Comparison
from peel.record.models import Comparability, Force, State
from tests import factories
from tests.audits.audits.making import said, two_audits
from tests.growth import same_number_of_queries
from tests.reading import page, words

pytestmark = pytest.mark.django_db


def address(force: Force) -> str:
    """The page of a force's audits."""
    return reverse("force-audits", args=[force.slug])


def audit_of(force: Force, year: int, **fields: Any) -> Audit:
    """An audit whose sample ends in that year."""
    return factories.audit(force=force, sample_until=date(year, 6, 30), title=f"Audit of {year}", **fields)


def figure(force: Force, slug: str = "all-reported-crime") -> Any:
    """What is drawn of one subject."""
    found = force_audits(factories.user(), force)
    (one,) = [each for each in found.estimated if each.subject.slug == slug]
    return course("Here", one.results, one.steps).figure


def lines(drawn: Any) -> list[list[float]]:
    """The values that lines join."""
    return [list(trace.y) for trace in drawn.data if trace.mode == "lines"]


def test_two_that_compare_are_joined_with_their_whiskers() -> None:
    _, later = two_audits()
    drawn = figure(later.force)
    assert lines(drawn) == [[82.6, 92.6]]
    assert not drawn.layout.shapes
    dots = drawn.data[-1]
    assert list(dots.error_y.array) == pytest.approx([3.4, 2.7])
    assert list(dots.x) == ["2023-11-30", "2025-01-31"]
    assert list(dots.text) == ["82.6%", "92.6%"]


def test_a_break_is_drawn_and_labelled_and_says_why(stranger: Client) -> None:
    _, later = two_audits(Comparability.NO)
    drawn = figure(later.force)
    assert lines(drawn) == []
    assert [shape.line.dash for shape in drawn.layout.shapes] == ["dash"]
    assert [note.text for note in drawn.layout.annotations] == ["[b] break"]
    text = words(page(stranger, address(later.force)))
    assert "[b] The first audit and The second audit cannot be compared: The method is the same." in text
    assert "cannot be compared: The method is the same [b]" in text


def test_what_nobody_compares_is_not_joined_and_that_is_said(stranger: Client) -> None:
    _, later = two_audits()
    Comparison.objects.all().delete()
    drawn = figure(later.force)
    assert lines(drawn) == []
    assert [note.text for note in drawn.layout.annotations] == ["[x] not joined"]
    text = words(page(stranger, address(later.force)))
    assert "The first audit and The second audit are not joined, since nobody says whether they compare" in text
    assert "not compared: nobody says whether these audits compare [x]" in text


def test_without_a_margin_there_is_no_whisker_and_that_is_said(stranger: Client) -> None:
    _, later = two_audits()
    dots = figure(later.force, "recorded-within-24-hours").data[-1]
    assert dots.error_y.array is None
    assert list(dots.text) == ["about 83%", "about 72%"]
    tree = page(stranger, address(later.force))
    chart = tree.xpath("//h2[@id='recorded-within-24-hours']/following-sibling::figure[1]")[0]
    assert "no whisker is drawn" in words(chart)


def test_the_page_begins_with_what_changed_and_the_latest_of_each_measure(stranger: Client) -> None:
    _, later = two_audits()
    tree = page(stranger, address(later.force))
    said = {words(row.xpath("./dt")[0]): words(row.xpath("./dd")[0]) for row in tree.xpath("//main//dl[1]/div")}
    assert "All reported crime by 10.0 points" in said["Rose, statistically significant"]
    assert said["No statistically significant change"] == "Sexual offences"
    assert said["Not tested, since no margin was published [x]"] == "Recorded within 24 hours"
    table = tree.xpath("//h2[@id='latest']/following-sibling::div//table")[0]
    ids = {row.xpath(".//th//a/@href")[0].removeprefix("#") for row in table.xpath(".//tbody/tr")}
    assert "all-reported-crime" in ids
    assert ids <= set(tree.xpath("//h2/@id"))


def test_the_table_has_the_figures_the_verdict_and_the_claim_beside_it(stranger: Client) -> None:
    _, later = two_audits(cases_examined=1226)
    tree = page(stranger, address(later.force))
    chart = tree.xpath("//h2[@id='all-reported-crime']/following-sibling::figure[1]")[0]
    first, last = [[words(cell) for cell in row.xpath("./*")] for row in chart.xpath(".//tbody/tr")]
    assert first[:4] == ["September to November 2023", "82.6", "79.2", "86.0"]
    assert first[5] == "[x]"
    assert first[6:10] == ["[z]"] * 4
    assert last[:10] == [
        "December 2024 to January 2025",
        "92.6",
        "89.9",
        "95.3",
        "92.6% (± 2.7 points)",
        "1,226",
        "10.0",
        "rose by 10.0 points, statistically significant",
        "Statistically significant improvement",
        "Our arithmetic agrees: z = 4.5",
    ]
    assert "How we worked this out" in words(tree)


def test_each_audit_of_a_chart_is_a_source_of_its_own(stranger: Client) -> None:
    earlier, later = two_audits()
    chart = page(stranger, address(later.force)).xpath(
        "//h2[@id='all-reported-crime']/following-sibling::figure[1]"
    )
    links = chart[0].xpath(".//*[@class='chart__source']//a")
    assert [words(link) for link in links] == [str(later), str(earlier)]
    places = [link.get("href").partition("#")[0] for link in links]
    assert places == [later.get_absolute_url(), earlier.get_absolute_url()]


def test_a_margin_that_passes_100_is_cut_where_drawn_and_kept_where_told(stranger: Client) -> None:
    audit = factories.audit(sample_until=date(2020, 1, 1))
    factories.estimate(audit=audit, value="98.6", margin="2.85")
    shown = force_audits(factories.user(), audit.force).estimated[0]
    assert course("Here", shown.results, ()).figure.data[-1].error_y.array == (pytest.approx(1.4),)
    text = words(page(stranger, address(audit.force)))
    assert "98.60 95.75 100.00 98.6% (± 2.85 points)" in text
    assert "the published margin is kept" in text


def test_an_audit_known_by_its_year_alone_is_placed_in_order(stranger: Client) -> None:
    force = factories.force()
    subject = factories.subject()
    old = audit_of(force, 2016)
    undated = factories.publication(force=force, published_on=None, published_text="10 Dec 2020 (day not verified)")
    late = factories.audit(force=force, publication=undated)
    nowhere = factories.publication(force=force, published_on=None, published_text="")
    unknown = factories.audit(force=force, publication=nowhere)
    for audit, value in ((late, "77.7"), (old, "85"), (unknown, "11")):
        factories.estimate(audit=audit, subject=subject, value=value, margin=None)
    drawn = figure(force, subject.slug)
    assert list(drawn.data[-1].x) == ["2016-06-30", "2020-12-15"]
    text = words(page(stranger, address(force)))
    assert "published in December 2020" in text
    assert "of which no day is known is in the table alone" in text


def test_counts_stay_counts_with_our_interval_on_demand(stranger: Client) -> None:
    force = factories.force()
    rape = factories.subject(name="Rape", slug="rape")
    factories.counted(audit=audit_of(force, 2023), subject=rape, numerator=33, denominator=37)
    tree = page(stranger, address(force))
    assert not tree.xpath("//figure")
    row = words(tree.xpath("//h2[@id='rape']/following-sibling::div//tbody/tr")[0])
    assert "33 of 37" in row
    assert "%" not in row
    (ours,) = tree.xpath("//details[contains(., 'Our interval')]")
    assert "open" not in ours.attrib
    assert "33 of 37, Audit of 2023: between 75% and 96%" in words(ours)
    assert "Worked out by us, not published" in words(ours)


def test_two_counts_that_compare_get_a_difference_with_limits(stranger: Client) -> None:
    force = factories.force()
    rape = factories.subject(name="Rape", slug="rape")
    before, after = audit_of(force, 2023), audit_of(force, 2025)
    factories.counted(audit=before, subject=rape, numerator=26, denominator=40)
    factories.counted(audit=after, subject=rape, numerator=33, denominator=37)
    (ours,) = page(stranger, address(force)).xpath("//details[contains(., 'Our interval')]")
    assert "From 26 of 40" not in words(ours)
    said(before, after)
    (ours,) = page(stranger, address(force)).xpath("//details[contains(., 'Our interval')]")
    assert "From 26 of 40 to 33 of 37: the share moved by 24 points, and the limits of that are 5 and 41" in words(
        ours
    )


def test_survey_counts_say_that_the_sample_is_voluntary_and_get_no_interval(stranger: Client) -> None:
    audit = factories.audit(kind=AuditKind.WORKFORCE_SURVEY)
    factories.counted(audit=audit, numerator=86, denominator=529)
    for url in (address(audit.force), audit.get_absolute_url()):
        tree = page(stranger, url)
        assert "86 of 529" in words(tree), url
        assert "The sample is voluntary" in words(tree), url
        assert "Our interval" not in words(tree), url


def test_a_force_without_audits_says_so_and_an_unknown_one_is_not_found(stranger: Client) -> None:
    force = factories.force("Kent")
    assert "No audit of Kent is in the record" in words(page(stranger, address(force)))
    for slug in ("nowhere", "x" * 200):
        assert stranger.get(f"/audits/forces/{slug}/").status_code == 404


def test_odd_addresses_are_answered(stranger: Client) -> None:
    _, later = two_audits()
    for query in ("?page=-1", "?sort=%00", "?force=zzz&force=zzz", "?limits=1"):
        assert stranger.get(address(later.force) + query).status_code == 200, query
    for query in ("?chart=zzz&format=csv", "?chart=all-reported-crime&format=zzz", "?chart=%00"):
        assert stranger.get(address(later.force) + query).status_code == 404, query


def test_every_chart_has_its_file(stranger: Client) -> None:
    _, later = two_audits()
    told = stranger.get(address(later.force), {"chart": "all-reported-crime", "format": "csv"}).content.decode()
    assert "1226" not in told
    assert "82.6,79.2,86.0" in told
    assert "92.6,89.9,95.3" in told


def test_a_draft_lends_neither_figure_nor_verdict(stranger: Client, inspector_client: Client) -> None:
    _, later = two_audits(state=State.DRAFT)
    shown = stranger.get(address(later.force)).content.decode()
    for hidden in ("92.6", "The second audit", "rose by", "significant improvement", "The method is the same"):
        assert hidden not in shown
    assert "82.6" in shown
    told = inspector_client.get(address(later.force)).content.decode()
    assert "rose by 10.0 points" in told
    assert "Not published" in told


def test_a_comparison_in_hidden_words_joins_nothing(stranger: Client) -> None:
    _, later = two_audits()
    Comparison.objects.all().delete()
    row = said(*Audit.objects.order_by("sample_until"))
    hidden = factories.document(publication=factories.publication(state=State.DRAFT)).passages.first()
    Comparison.objects.filter(pk=row.pk).update(passage=hidden, statement="Zanzibar")
    text = stranger.get(address(later.force)).content.decode()
    assert "Zanzibar" not in text
    assert "rose by" not in text


def test_the_page_asks_the_same_number_of_queries(stranger: Client) -> None:
    force = factories.force()
    subject = factories.subject()

    def one_more() -> None:
        audit = audit_of(force, 1990 + force.audits.count())
        factories.estimate(audit=audit, subject=subject)
        factories.estimate(audit=audit)
        factories.counted(audit=audit, subject=subject)
        factories.counted(audit=audit, wording="no subject")
        before = force.audits.order_by("-sample_until")[1:2]
        for earlier in before:
            said(earlier, audit)

    same_number_of_queries(stranger, address(force), one_more)
