"""The list of audits, the page of each, and what they lend to other pages."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import RequestContext, Template
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from audits.charts import before_and_after as charts
from audits.intervals import Interval
from audits.models import Claim, Comparison
from audits.queries import pairs as queries
from peel.models import Comparability, State
from tests import factories
from tests.growth import same_number_of_queries
from tests.pages.reading import page, rows, words

pytestmark = pytest.mark.django_db
PERCENTAGES = st.decimals(min_value=0, max_value=100, places=2)
MARGINS = st.none() | st.decimals(min_value=0, max_value=50, places=2)


def two_audits(comparable: str = Comparability.YES, **fields: Any) -> tuple[Any, Any]:
    """Hertfordshire's audits of 2023 and 2025 with their published figures."""
    force = factories.force("Hertfordshire")
    earlier = factories.audit(
        force=force, title="The first audit", sample_from=date(2023, 9, 1), sample_until=date(2023, 11, 30)
    )
    later = factories.audit(
        force=force,
        title="The second audit",
        sample_from=date(2024, 12, 1),
        sample_until=date(2025, 1, 31),
        **fields,
    )
    for slug, name, was, now, claim in (
        ("all-reported-crime", "All reported crime", ("82.6", "3.4"), ("92.6", "2.7"), Claim.IMPROVEMENT),
        ("sexual-offences", "Sexual offences", ("89.8", "5.5"), ("89.7", "4.9"), ""),
    ):
        subject = factories.subject(slug=slug, name=name)
        factories.estimate(audit=earlier, subject=subject, value=was[0], margin=was[1])
        factories.estimate(audit=later, subject=subject, value=now[0], margin=now[1], claim=claim)
    in_time = factories.subject(slug="recorded-within-24-hours", name="Recorded within 24 hours")
    factories.estimate(audit=earlier, subject=in_time, value="83", margin=None, qualifier="about")
    factories.estimate(audit=later, subject=in_time, value="72", margin=None, qualifier="about")
    Comparison.objects.create(
        earlier=earlier,
        later=later,
        comparable=comparable,
        statement="The method is the same.",
        whose="the inspectorate",
        source=factories.SOURCE,
    )
    return earlier, later


def drawn(template: str, user: Any = None, **context: Any) -> str:
    """A template that loads the tags, drawn for somebody."""
    request = RequestFactory().get("/")
    request.user = user or AnonymousUser()
    return Template(f"{{% load audits %}}{template}").render(RequestContext(request, context))


class TestIntervals:
    @given(PERCENTAGES, MARGINS)
    def test_limits_stay_within_the_percentages(self, value: Decimal, margin: Decimal | None) -> None:
        interval = Interval(value, margin)
        if margin is None:
            assert interval.lower is interval.upper is None
        else:
            assert 0 <= interval.lower <= value <= interval.upper <= 100
            assert interval.is_cut == (interval.upper - interval.lower < 2 * margin)

    @given(PERCENTAGES, MARGINS)
    def test_what_is_written_is_what_was_published(self, value: Decimal, margin: Decimal | None) -> None:
        interval = Interval(value, margin)
        assert Decimal(interval.percentage.rstrip("%")) == value
        assert margin is None or Decimal(interval.margin_in_points.strip("± points")) == margin

    @pytest.mark.parametrize(
        ("interval", "text"),
        [
            (Interval(Decimal("92.60"), Decimal("2.70")), "92.6% (± 2.7 points)"),
            (Interval(Decimal("94.20"), Decimal("3.00")), "94.2% (± 3.0 points)"),
            (Interval(Decimal("83.40"), Decimal("1.86")), "83.4% (± 1.86 points)"),
            (Interval(Decimal("72.00"), None, "about"), "about 72% (no margin published)"),
            (Interval(Decimal("10.00"), Decimal("0.50")), "10.0% (± 0.5 points)"),
        ],
    )
    def test_an_estimate_is_always_written_with_its_margin(self, interval: Interval, text: str) -> None:
        assert str(interval) == text


def test_the_list_says_whose_what_and_when(stranger: Client) -> None:
    two_audits(overall_grade="inadequate", cases_examined=1226)
    national = factories.audit(title="National")
    national.force = None
    national.save()
    shown = rows(stranger, "/audits/")
    assert "Hertfordshire" in shown[0]
    assert "December 2024 to January 2025" in shown[0]
    assert "Inadequate" in shown[0]
    assert [row for row in shown if "England and Wales" in row and "National" in row]


def test_the_list_is_filtered_by_kind_force_and_measure(stranger: Client) -> None:
    audit = factories.audit(kind="stop-and-search", title="The one")
    counted = factories.counted(audit=audit, subject=factories.subject())
    estimate = factories.estimate(audit=audit)
    factories.estimate()
    queries = ["kind=stop-and-search", f"force={audit.force.slug}"]
    queries += [f"subject={row.subject.slug}" for row in (counted, estimate)]
    for query in queries:
        shown = rows(stranger, f"/audits/?{query}")
        assert len(shown) == 1, query
        assert "The one" in shown[0]


def test_the_page_shows_estimates_with_limits_margin_and_source(stranger: Client) -> None:
    document = factories.document()
    audit = factories.audit(publication=document.publication, cases_examined=226, overall_grade="good")
    passage = document.passages.first()
    estimate = factories.estimate(audit=audit, value="94.2", margin="3.0", passage=passage, quote="Text", source="")
    high = factories.estimate(audit=audit, value="98.6", margin="2.85")
    bare = factories.estimate(audit=audit, value="72", margin=None, qualifier="about")
    tree = page(stranger, audit.get_absolute_url())

    def cells(row: Any) -> list[str]:
        return [words(cell) for cell in tree.xpath(f"//tr[@id='estimate-{row.pk}']/*")]

    assert cells(estimate)[1:5] == ["94.2", "91.2", "97.2", "± 3.0 points"]
    assert tree.xpath(f"//tr[@id='estimate-{estimate.pk}']//a/@href") == [passage.get_absolute_url()]
    assert cells(high)[1:4] == ["98.60", "95.75", "100.00"]
    assert "published margin kept" in cells(high)[4]
    assert cells(bare)[1:5] == ["about 72", "[x]", "[x]", "[x] none published"]
    summary = words(tree.xpath("//dl")[0])
    assert "226" in summary
    assert "Good" in summary


def test_counts_are_never_percentages(stranger: Client) -> None:
    audit = factories.audit()
    count = factories.counted(audit=audit, numerator=33, denominator=37)
    tree = page(stranger, audit.get_absolute_url())
    row = words(tree.xpath(f"//tr[@id='count-{count.pk}']")[0])
    assert "33 of 37" in row
    assert "%" not in row
    assert "89" not in row


def test_the_page_says_which_audits_compare_and_who_says_so(stranger: Client) -> None:
    earlier, later = two_audits()
    for audit, other in ((earlier, later), (later, earlier)):
        tree = page(stranger, audit.get_absolute_url())
        row = tree.xpath("//h2[@id='comparisons']/following-sibling::div//tbody/tr")[0]
        assert other.title in words(row)
        assert "Comparable The method is the same. the inspectorate" in words(row)


def test_an_audit_without_results_says_so(stranger: Client) -> None:
    text = words(page(stranger, factories.audit().get_absolute_url()))
    for missing in ("No estimate of this audit", "No count of this audit", "Nothing in the record says whether"):
        assert missing in text


def test_results_that_were_not_loaded_are_listed_with_the_reason(stranger: Client) -> None:
    factories.force("Kent")
    tree = page(stranger, "/audits/not-loaded/")
    shown = [words(row) for row in tree.xpath("//main//tbody/tr")]
    assert shown
    assert all(len(row.xpath("./*")) == 4 for row in tree.xpath("//main//tbody/tr"))
    assert "/forces/kent/" in tree.xpath("//main//tbody//a/@href")


BEFORE_AND_AFTER = "{% audits_given publication as given %}{% before_and_after given.pairs 'Numbers' 'numbers' %}"


class TestBeforeAndAfter:
    def test_the_title_is_a_sentence_of_published_figures(self) -> None:
        _, later = two_audits()
        (pair,) = queries.given_in(AnonymousUser(), later.publication).pairs
        sentence = "Hertfordshire: recorded 92.6% of all reported crime in 2025, 82.6% in the audit before"
        chart = charts.before_and_after(pair)
        assert chart.title == sentence
        assert "September to November 2023 and December 2024 to January 2025" in chart.subtitle
        assert "95%" in chart.subtitle

    def test_the_drawing_and_the_table_hold_the_same_numbers(self) -> None:
        _, later = two_audits()
        (pair,) = queries.given_in(AnonymousUser(), later.publication).pairs
        chart = charts.before_and_after(pair)
        line, before, bare_before, after, bare_after = chart.figure.data
        assert list(before.x) == [82.6, 89.8]
        assert list(after.x) == [92.6, 89.7]
        drawn_values = [*before.x, *bare_before.x, *after.x, *bare_after.x]
        assert sorted(float(row[3]) for row in chart.rows) == sorted(drawn_values)
        assert list(after.error_x.array) == pytest.approx([2.7, 4.9])
        assert list(after.error_x.arrayminus) == pytest.approx([2.7, 4.9])
        assert bare_after.error_x.array is None
        assert [trace.showlegend for trace in chart.figure.data] == [False, True, False, True, False]
        assert list(after.text) == ["92.6%", "89.7%"]
        assert list(bare_after.text) == ["about 72%"]
        assert [x for x in line.x if x is not None] == [82.6, 92.6, 89.8, 89.7, 83.0, 72.0]
        assert chart.rows[1][4:8] == (
            Decimal("89.9"),
            Decimal("95.3"),
            "92.6% (± 2.7 points)",
            Claim.IMPROVEMENT.label,
        )
        assert chart.rows[5][4:7] == ("[x]", "[x]", "about 72% (no margin published)")

    def test_limits_are_cut_in_the_drawing(self) -> None:
        earlier, later = two_audits()
        subject = factories.subject()
        factories.estimate(audit=earlier, subject=subject, value="1.0", margin="2.0")
        factories.estimate(audit=later, subject=subject, value="99.0", margin="2.0")
        (pair,) = queries.given_in(AnonymousUser(), later.publication).pairs
        _, before, _, after, _ = charts.before_and_after(pair).figure.data
        assert before.error_x.arrayminus[-1] == 1.0
        assert after.error_x.array[-1] == 1.0

    @pytest.mark.parametrize("comparable", [Comparability.NO, Comparability.NOT_STATED])
    def test_no_line_joins_what_does_not_compare(self, comparable: Comparability) -> None:
        _, later = two_audits(comparable)
        (pair,) = queries.given_in(AnonymousUser(), later.publication).pairs
        chart = charts.before_and_after(pair)
        assert [trace.mode for trace in chart.figure.data] == ["markers+text"] * 4
        breaks = [note.text for note in chart.figure.layout.annotations if comparable.label.lower() in note.text]
        assert len(breaks) == 3
        assert comparable.label.lower() in chart.title
        assert "improve" not in chart.title

    def test_a_measure_of_one_audit_alone_is_shown_too(self) -> None:
        earlier, later = two_audits()
        factories.estimate(audit=earlier, subject=factories.subject(name="Only before"))
        factories.estimate(audit=later, subject=factories.subject(name="Only after"))
        (pair,) = queries.given_in(AnonymousUser(), later.publication).pairs
        assert [row[0] for row in charts.before_and_after(pair).rows][-2:] == ["Only before", "Only after"]

    def test_nothing_is_drawn_for_a_publication_without_audits(self) -> None:
        publication = factories.publication()
        for given_one in (publication, None):
            assert not drawn(BEFORE_AND_AFTER, publication=given_one).strip()

    def test_an_audit_that_is_hidden_is_not_drawn(self) -> None:
        _, later = two_audits(state=State.DRAFT)
        publication = later.publication
        assert not drawn(BEFORE_AND_AFTER, publication=publication).strip()
        assert "92.6" in drawn(BEFORE_AND_AFTER, factories.user(), publication=publication)


class TestTheStripOfAForce:
    def test_the_last_two_results_with_interval_and_comparability(self) -> None:
        _, later = two_audits()
        text = drawn("{% audits_of force %}", force=later.force)
        for part in (
            "92.6% (± 2.7 points)",
            "82.6% (± 3.4 points)",
            "about 72% (no margin published)",
            "Comparable: The method is the same.",
            "the inspectorate",
            Claim.IMPROVEMENT.label,
        ):
            assert part in text

    def test_the_third_last_is_left_out(self) -> None:
        earlier, later = two_audits()
        old = factories.audit(force=later.force, sample_until=date(2010, 1, 1))
        factories.estimate(audit=old, subject=earlier.estimates.first().subject, value="11.1")
        assert "11.1%" not in drawn("{% audits_of force %}", force=later.force)

    def test_a_break_is_said_and_no_claim_made(self) -> None:
        _, later = two_audits(Comparability.NO)
        text = drawn("{% audits_of force %}", force=later.force)
        assert "[b] Not comparable" in text
        assert Claim.IMPROVEMENT.label not in text

    def test_two_audits_of_which_nobody_speaks(self) -> None:
        force = factories.force()
        subject = factories.subject()
        for year in (2016, 2018):
            audit = factories.audit(force=force, sample_until=date(year, 1, 31))
            factories.estimate(audit=audit, subject=subject)
        assert "Not stated" in drawn("{% audits_of force %}", force=force)

    def test_an_unpublished_audit_is_left_out(self) -> None:
        _, later = two_audits(state=State.DRAFT)
        assert "92.6" not in drawn("{% audits_of force %}", force=later.force)
        assert "92.6" in drawn("{% audits_of force %}", factories.user(), force=later.force)

    def test_a_force_without_audits_says_so(self) -> None:
        force = factories.force()
        assert "No audit of" in drawn("{% audits_of force %}", force=force)


def test_the_notes_of_a_passage_link_to_its_estimates_and_counts() -> None:
    document = factories.document()
    first, second, third = document.passages.all()
    audit = factories.audit(publication=document.publication)
    estimate = factories.estimate(audit=audit, passage=first, quote="Text", source="")
    count = factories.counted(audit=audit, passage=second, quote="Text", source="")
    template = (
        "{% audit_notes document as notes %}{% for passage in passages %}{% for note in notes|of_passage:passage %}"
        "{{ passage.number }} {{ note.label }} {{ note.url }} {% endfor %}{% endfor %}"
    )
    text = drawn(template, document=document, passages=[first, second, third])
    assert text == f"1 Estimate {estimate.get_absolute_url()} 2 Count {count.get_absolute_url()} "


def test_an_unpublished_audit_is_nowhere(stranger: Client, inspector_client: Client) -> None:
    earlier, later = two_audits(state=State.DRAFT)
    later.title = "Zanzibar audit"
    later.save()
    for url in ("/audits/", "/audits/?format=csv", earlier.get_absolute_url()):
        assert "Zanzibar" not in stranger.get(url).content.decode(), url
        assert "Zanzibar" in inspector_client.get(url).content.decode(), url
    assert stranger.get(later.get_absolute_url()).status_code == 404
    assert inspector_client.get(later.get_absolute_url()).status_code == 200


def test_a_result_in_words_that_are_hidden_is_hidden(stranger: Client, inspector_client: Client) -> None:
    hidden = factories.document(publication=factories.publication(state=State.DRAFT)).passages.first()
    audit = factories.audit()
    estimate = factories.estimate(audit=audit, passage=hidden, quote="Text", source="")
    assert f"estimate-{estimate.pk}" not in stranger.get(audit.get_absolute_url()).content.decode()
    assert f"estimate-{estimate.pk}" in inspector_client.get(audit.get_absolute_url()).content.decode()


def test_an_empty_list_says_so(stranger: Client) -> None:
    assert "There are no audits in the record yet" in words(page(stranger, "/audits/"))


def test_the_list_asks_the_same_number_of_queries(stranger: Client) -> None:
    same_number_of_queries(stranger, "/audits/", lambda: factories.estimate(audit=factories.audit()))


def test_the_page_asks_the_same_number_of_queries(stranger: Client) -> None:
    audit = factories.audit()

    def one_more() -> None:
        factories.estimate(audit=audit)
        factories.counted(audit=audit, wording=f"case {audit.counts.count()}", subject=factories.subject())
        said = {"comparable": Comparability.NO, "statement": "x", "whose": "y", "source": "z"}
        Comparison.objects.create(earlier=factories.audit(), later=audit, **said)
        Comparison.objects.create(earlier=audit, later=factories.audit(), **said)

    same_number_of_queries(stranger, audit.get_absolute_url(), one_more)


def test_the_force_page_asks_the_same_number_of_queries(stranger: Client) -> None:
    force = factories.force()
    subject = factories.subject()

    def one_more() -> None:
        year = 1990 + force.audits.count()
        factories.estimate(audit=factories.audit(force=force, sample_until=date(year, 1, 31)))
        factories.estimate(audit=factories.audit(force=force, sample_until=date(year, 1, 31)), subject=subject)

    same_number_of_queries(stranger, force.get_absolute_url(), one_more)
