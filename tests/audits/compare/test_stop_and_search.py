"""The page of a force's searches: each figure with its period, its place and its limits, and why one is missing."""

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from audits.models import Claim, Comparison, MeasureKind, Topic
from audits.statistics import proportion, rate_ratio
from peel.record.models import Comparability
from tests import factories
from tests import factories_measures as measures
from tests.reading import page, words

pytestmark = pytest.mark.django_db
URL = "/forces/hertfordshire/stop-and-search/"


@pytest.fixture
def force():
    """The force whose page it is."""
    return factories.force("Hertfordshire")


def text(client: Client, url: str = URL) -> str:
    """The page as words."""
    return words(page(client, url).xpath("//main")[0])


def file(client: Client, key: str, url: str = URL) -> list[dict[str, Any]]:
    """The lines of one chart's file, without those under the table."""
    response = client.get(f"{url}?chart={key}&format=csv")
    assert response.status_code == 200
    return [
        line for line in csv.DictReader(StringIO(response.content.decode())) if sum(map(bool, line.values())) > 1
    ]


@pytest.fixture
def reviews(force):
    """Both reviews of Hertfordshire with their published figures."""
    grounds = factories.subject(slug="stop-and-search-reasonable-grounds", name="Reasonable grounds")
    kind = {"force": force, "kind": "stop-and-search"}
    earlier = factories.audit(sample_from=date(2021, 1, 1), sample_until=date(2021, 12, 31), **kind)
    later = factories.audit(
        sample_from=date(2023, 2, 1),
        sample_until=date(2024, 1, 31),
        cases_examined=226,
        title="Later audit",
        **kind,
    )
    factories.estimate(audit=earlier, subject=grounds, value="80.8", margin="5.7")
    factories.estimate(audit=later, subject=grounds, value="94.2", margin="3.0", claim=Claim.IMPROVEMENT)
    factories.counted(audit=later, numerator=65, denominator=68, wording="records of people of an ethnic minority")
    return earlier, later


def test_grounds_with_interval_and_change(stranger: Client, reviews) -> None:
    earlier, later = reviews
    said = {"comparable": Comparability.YES, "statement": "Same method.", "whose": "it", "source": "x"}
    Comparison.objects.create(earlier=earlier, later=later, **said)
    shown = text(stranger)
    for part in (
        "80.8% (± 5.7 points)",
        "94.2% (± 3.0 points)",
        "rose by 13.4 points, statistically significant",
        "January to December 2021",
        "February 2023 to January 2024",
        "z = 4.1",
    ):
        assert part in shown, part
    lines = file(stranger, "stop-and-search-reasonable-grounds")
    assert [(line["Estimate (%)"], line["Lower (%)"], line["Upper (%)"]) for line in lines] == [
        ("80.8", "75.1", "86.5"),
        ("94.2", "91.2", "97.2"),
    ]


def test_no_change_is_stated_where_nobody_compares(stranger: Client, reviews) -> None:
    assert "rose by" not in text(stranger)
    assert "nobody says whether these audits compare [x]" in text(stranger)


def test_a_count_stays_a_count_with_our_limits_on_demand(stranger: Client, reviews) -> None:
    tree = page(stranger, URL)
    (row,) = [words(one) for one in tree.xpath("//tbody/tr") if "65 of 68" in words(one)]
    assert "%" not in row
    limits = proportion(65, 68)
    (shut,) = [words(one) for one in tree.xpath("//details") if "Our interval" in words(one)]
    assert f"between {limits.lower:.0f}% and {limits.upper:.0f}%" in shut


def test_other_audits_are_left_to_their_own_page(stranger: Client, force) -> None:
    factories.estimate(audit=factories.audit(force=force), value="12.3", margin="1.0")
    assert "12.3" not in text(stranger)
    assert "No stop and search audit of Hertfordshire is in the record." in text(stranger)


def searched(slug: str, name: str, values: dict[str, Any], year: int = 2025, **fields: Any):
    """A measure of searches with one year's figures of forces."""
    fields = {
        "kind": MeasureKind.RATE,
        "per": "1,000 population",
        "decimals": 1,
        "topic": Topic.STOP_AND_SEARCH,
    } | fields
    unit = "searches per 1,000 population" if fields["kind"] == MeasureKind.RATE else ""
    measure = measures.Measure.objects.filter(slug=slug).first()
    measure = measure or measures.measure(slug=slug, name=name, unit=unit or "searches", **fields)
    for who, value in values.items():
        force = factories.Force.objects.filter(short_name=who).first() or factories.force(who)
        days = {"period_from": date(year - 1, 4, 1), "period_until": date(year, 3, 31)}
        measures.observation(measure=measure, force=force, value=value, **days)
    return measure


def test_rates_each_with_its_period_and_place(stranger: Client, force) -> None:
    others = {"Ayshire": 9, "Beeshire": 7, "Ceeshire": 7}
    rate = searched("stop_search_per_1000_all", "Searches per head", {"Hertfordshire": 5, **others}, per="1,000")
    searched(rate.slug, "", {"Hertfordshire": "5.5", **others}, year=2023)
    measures.broken(
        measure=rate, last_before=date(2023, 3, 31), first_after=date(2025, 3, 31), statement="Other people."
    )
    shown = text(stranger)
    assert (
        "Hertfordshire: 5.0 searches per 1,000 population in the year ending 31 March 2025 – more than one" in shown
    )
    lines = file(stranger, "rates")
    assert [(line["Hertfordshire"], line["Forces"]) for line in lines] == [("5.0", "4"), ("5.5", "4")]
    assert "2025" in lines[0]["Measure and period"]
    assert "2023" in lines[1]["Measure and period"]
    assert lines[0]["Remark"] == "Other people"
    assert lines[0]["Notes"] == "Hertfordshire: [b]"
    assert lines[1]["Remark"] == lines[1]["Notes"] == ""


def ratio(**values: Any) -> None:
    """The ratio of two years and the counts of the later one."""
    slug, about = "stop_search_black_white_ratio", {"kind": MeasureKind.RATIO, "is_per_head": True, "per": ""}
    made = searched(slug, "Black to White", {"Ayshire": 5, "Beeshire": 3, **values}, **about)
    searched(slug, "", {"Ayshire": 4, "Beeshire": 2, "Hertfordshire": "3.4"}, year=2023)
    measures.broken(
        measure=made, last_before=date(2023, 3, 31), first_after=date(2025, 3, 31), statement="Rounded rates."
    )


def counts(black: int, white: int, who: str = "Hertfordshire") -> None:
    """The searches of both groups in the later year."""
    kind = {"kind": MeasureKind.COUNT, "per": "", "decimals": 0}
    searched("stop_searches_black", "Searches of Black people", {who: black}, **kind)
    searched("stop_searches_white", "Searches of White people", {who: white}, **kind)


def test_disproportionality_with_limits_where_the_counts_are_known(stranger: Client, force) -> None:
    ratio(Hertfordshire="3.3")
    counts(543, 3642)
    found = rate_ratio(3.3, 543, 3642)
    shown = text(stranger)
    assert (
        "Hertfordshire, year ending 31 March 2025: Black people were searched at 3.3 times the rate of White "
        f"people (95% limits {found.lower:.1f} to {found.upper:.1f}, ours); the average of 3 forces was 3.8"
    ) in shown
    assert "[b] Not comparable with the period before: Year ending 31 March 2025. Rounded rates" in shown
    later, earlier = file(stranger, "disproportionality")
    assert (later["Lower, ours"], later["Upper, ours"]) == (f"{found.lower:.2f}", f"{found.upper:.2f}")
    assert (later["Searches of Black people"], later["Searches of White people"]) == ("543", "3642")
    assert (earlier["Hertfordshire"], earlier["Lower, ours"]) == ("3.4", "")
    assert "no limits: the numbers of searches are not in the record" in earlier["Remark"]


def test_few_searches_give_no_ratio_and_the_rule_is_said(stranger: Client, force) -> None:
    ratio()
    counts(18, 2371)
    said = "no ratio is given for fewer than 30 searches of Black people; here 18 searches"
    assert said in text(stranger)


def test_city_of_london_is_left_out_of_rates_per_head(stranger: Client, force) -> None:
    factories.force("City of London")
    ratio(**{"City of London": "9.9"})
    counts(18, 653, "City of London")
    url = "/forces/city-of-london/stop-and-search/"
    shown = text(stranger, url)
    assert "left out of rates per head: few people live there" in shown
    assert "9.9" not in shown
    assert "no ratio is given" not in shown


def test_no_word_of_cause_or_rank(stranger: Client, reviews) -> None:
    ratio(Hertfordshire="3.3")
    counts(543, 3642)
    shown = text(stranger).lower()
    for word in ("because of", "due to", "discriminat", "racis", "worst", "best ", "highest", "lowest", "rank"):
        assert word not in shown, word


def test_arrests_are_shown_as_the_series_that_they_are(stranger: Client, force) -> None:
    about = {"kind": MeasureKind.SHARE, "per": ""}
    for year in (2018, 2019):
        values = {"Hertfordshire": year - 2000, "Ayshire": 10}
        searched("stop_search_s1_arrest_rate_pct", "Led to an arrest", values, year=year, **about)
    shown = text(stranger)
    assert "this is not the rate of linked outcomes" in shown
    assert [list(line.values())[1] for line in file(stranger, "over-time")] == ["19.0", "18.0"]


def test_what_reports_state_in_their_sentences(stranger: Client, force) -> None:
    document = factories.document(publication=factories.publication(force=force, title="The report"))
    first, second, third = document.passages.all()
    sentences = [
        "In 26.7 percent of cases of stop and search there was a linked outcome",
        "It made 6,887 stops and searches",
    ]
    for passage, sentence in zip((first, second), sentences, strict=True):
        passage.text = f"{sentence}. More follows."
        passage.save()
    factories.figure(publication=document.publication, passage=first, quote="26.7 percent", source="", value="26.7")
    factories.figure(publication=document.publication, passage=second, quote="6,887", source="", value="6887")
    factories.figure(publication=document.publication, passage=third, quote="Text", source="", value="1")
    tree = page(stranger, URL)
    led_to = tree.xpath("//h2[@id='outcomes']/following-sibling::ul[1]/li")
    assert len(led_to) == 1
    assert sentences[0] in words(led_to[0])
    assert led_to[0].xpath(".//a/@href") == [first.get_absolute_url()]
    (other,) = tree.xpath("//h2[@id='stated']/following-sibling::ul[1]/li")
    assert sentences[1] in words(other)


def test_nothing_at_all_is_said_section_by_section(stranger: Client, force) -> None:
    shown = text(stranger)
    for part in (
        "No stop and search audit of Hertfordshire is in the record.",
        "No rate of searches is in the record.",
        "No table in the record gives linked outcomes force by force",
        "No report in the record states a share of linked outcomes of this force.",
        "No share of arrests is in the record.",
        "No ratio is in the record.",
    ):
        assert part in shown, part


@pytest.mark.parametrize(
    "url", ["/forces/nowhere/stop-and-search/", f"{URL}?chart=zzz&format=csv", f"{URL}?chart=rates"]
)
def test_what_is_not_there_is_not_found(stranger: Client, force, url: str) -> None:
    assert stranger.get(url).status_code == 404
