"""The page of one measure: the answer in words, what stands under the bars, and figures that are not there."""

import pytest
from django.test import Client

from audits.models import Direction
from peel.record.models import State
from tests import factories
from tests import factories_measures as measures
from tests.audits.benchmarks.rows import counted, figures, forces, rate
from tests.growth import same_number_of_queries
from tests.reading import page, words

pytestmark = pytest.mark.django_db


def text(client: Client, measure, **chosen: str) -> str:
    """The page as words."""
    query = "&".join(f"{name}={value}" for name, value in chosen.items())
    return words(page(client, f"{measure.get_absolute_url()}?{query}").xpath("//main")[0])


@pytest.fixture
def measure():
    """60, 50, 50 and 40 offences: an average of 50 and a standard deviation of 7.1."""
    made = measures.measure(name="Offences", decimals=0)
    figures(made, dict(zip(forces("Ayshire", "Beeshire", "Ceeshire", "Deeshire"), (60, 50, 50, 40), strict=True)))
    return made


def test_the_answer_for_a_force_is_a_sentence(stranger: Client, measure) -> None:
    answer = "more than one standard deviation {} the average of 4 forces."
    assert f"Ayshire: 60 offences – {answer.format('above')}" in text(stranger, measure, force="ayshire")
    assert f"Deeshire: 40 offences – {answer.format('below')}" in text(stranger, measure, force="deeshire")
    inside = "Beeshire: 50 offences – within one standard deviation of the average of 4 forces."
    assert inside in text(stranger, measure, force="beeshire")


def test_without_a_force_the_ends_are_named_and_nobody_is_ranked(stranger: Client, measure) -> None:
    found = text(stranger, measure)
    assert "The average of 4 forces is 50.0 offences; figures lie between 40 (Deeshire) and 60 (Ayshire)." in found
    assert "it is no ranking" in found
    assert "significant" not in found


def test_the_formula_is_written_out(stranger: Client, measure) -> None:
    found = text(stranger, measure)
    assert "7.1 offences, in the population form: divided by n." in found
    assert "with n = 4" in found
    assert "42.9 offences to 57.1 offences" in found
    assert "2 of 4 lie more than one standard deviation from the average. About a third do so in any case" in found
    assert "Neither higher nor lower is better in itself" in found


def test_missing_forces_are_named_with_the_reason(stranger: Client) -> None:
    measure = rate(numerator=None, denominator=None, multiplier=None)
    a, b, city, other = forces("Ayshire", "Beeshire", "City of London", "Elsewhere")
    figures(measure, {a: 10, b: 20, city: 900})
    found = text(stranger, measure)
    assert "City of London: left out of all rates per head" in found
    assert "Elsewhere: no figure in the year ending 31 March 2025 in the record" in found
    assert "900" not in found
    chosen = text(stranger, measure, force=city.slug)
    assert "City of London: left out of all rates per head, since few people live there" in chosen
    assert "The average of 2 forces is 15.0 offences per 1,000 population" in chosen
    assert other.short_name in found


def test_the_period_can_be_chosen_and_the_latest_is_shown_first(stranger: Client, measure) -> None:
    one, two = forces("Eeshire", "Effshire")
    figures(measure, {one: 7, two: 9}, until=2024)
    assert "figures lie between 40 (Deeshire)" in text(stranger, measure)
    earlier = text(stranger, measure, period="2023-04-01--2024-03-31")
    assert "The average of 2 forces is 8.0 offences" in earlier


def test_each_period_has_a_link_that_keeps_the_force(stranger: Client, measure) -> None:
    figures(measure, dict.fromkeys(forces("Eeshire"), 7), until=2024)
    found = page(stranger, f"{measure.get_absolute_url()}?force=ayshire")
    links = found.xpath("//details//a[contains(@href, 'period=')]")
    assert [link.get("href") for link in links] == [
        "?force=ayshire&period=2024-04-01--2025-03-31#forces",
        "?force=ayshire&period=2023-04-01--2024-03-31#forces",
    ]
    assert [link.get("aria-current") for link in links] == ["true", None]


def test_a_latest_period_of_few_forces_is_not_shown_first(stranger: Client, measure) -> None:
    figures(measure, {forces("Eeshire")[0]: 7}, until=2026)
    assert "Year ending 31 March 2025." in text(stranger, measure)
    assert "Only Eeshire has a figure: 7 offences" in text(stranger, measure, period="2025-04-01--2026-03-31")


class TestOddFigures:
    """One force only, all alike, none at all."""

    def test_one_force_alone(self, stranger: Client) -> None:
        measure = measures.measure()
        (force,) = forces("Ayshire")
        figures(measure, {force: 7})
        assert "Only Ayshire has a figure: 7 offences." in text(stranger, measure)
        assert "Ayshire: 7 offences – the only force with a figure." in text(stranger, measure, force="ayshire")

    def test_all_alike(self, stranger: Client) -> None:
        measure = measures.measure()
        figures(measure, dict.fromkeys(forces("Ayshire", "Beeshire"), 7))
        assert "All 2 forces have the same figure: 7 offences." in text(stranger, measure)
        assert "Ayshire: 7 offences – the same figure in all 2 forces." in text(stranger, measure, force="ayshire")

    def test_all_nought(self, stranger: Client) -> None:
        measure = measures.measure()
        figures(measure, dict.fromkeys(forces("Ayshire", "Beeshire"), 0))
        assert "All 2 forces have the same figure: 0 offences." in text(stranger, measure)

    def test_no_figures(self, stranger: Client) -> None:
        found = text(stranger, measures.measure(definition="What it would be."))
        assert "There are no figures of this measure in the record yet." in found
        assert "What it would be." in found


class TestWrongAddresses:
    """Nonsense gets a sentence beside the field, and the page stays."""

    @pytest.mark.parametrize(
        "query",
        [
            "force=zzz",
            "force=%00",
            f"force={'x' * 3000}",
            "period=-1",
            "period=2024-04-01--2025-13-31",
            "force=a&force=",
        ],
    )
    def test_a_wrong_value_is_reported_and_the_page_stays(self, stranger: Client, measure, query: str) -> None:
        found = page(stranger, f"{measure.get_absolute_url()}?{query}")
        if query != "force=a&force=":
            assert "This filter value is not known" in words(found.xpath("//form")[0])
        assert "The average of 4 forces is 50.0 offences" in words(found.xpath("//main")[0])

    @pytest.mark.parametrize("slug", ["nowhere", "a" * 500])
    def test_an_unknown_measure_is_not_found(self, stranger: Client, slug: str) -> None:
        assert stranger.get(f"/benchmarks/{slug}/").status_code == 404

    @pytest.mark.parametrize("query", ["chart=zzz&format=csv", "chart=forces&format=exe", "chart=forces"])
    def test_an_unknown_file_is_not_found(self, stranger: Client, measure, query: str) -> None:
        assert stranger.get(f"{measure.get_absolute_url()}?{query}").status_code == 404


class TestHidden:
    """Figures of a draft table are nowhere."""

    def test_a_draft_table_is_hidden_and_an_inspector_sees_the_band(
        self, stranger: Client, inspector_client: Client
    ) -> None:
        measure = measures.measure()
        draft = measures.release(title="Zzquokka table", state=State.DRAFT)
        figures(measure, dict.fromkeys(forces("Ayshire", "Beeshire"), 4711), release=draft)
        found = text(stranger, measure)
        assert "4,711" not in found
        assert "Zzquokka" not in found
        assert "no figures of this measure" in found
        seen = text(inspector_client, measure)
        assert "All 2 forces have the same figure: 4,711 offences." in seen
        assert "only inspectors and admins can see this" in seen
        file = inspector_client.get(f"{measure.get_absolute_url()}?chart=forces&format=csv")
        assert "not-published" in file.headers["Content-Disposition"].casefold()

    def test_a_draft_year_is_in_no_series(self, stranger: Client, measure) -> None:
        draft = measures.release(state=State.DRAFT)
        figures(measure, {forces("Eeshire")[0]: 4711}, until=2024, release=draft)
        assert "2024" not in stranger.get(
            f"{measure.get_absolute_url()}?chart=over-time&format=csv"
        ).content.decode().replace("1 April 2024", "")


class TestGrowth:
    """As many queries with many rows as with few."""

    def test_with_forces(self, stranger: Client) -> None:
        measure = rate()
        same_number_of_queries(
            stranger,
            f"{measure.get_absolute_url()}?force=ayshire",
            lambda: counted(measure, {factories.force(): (500, 10_000)}),
        )

    def test_with_periods_and_not_too_many(self, stranger: Client, django_assert_max_num_queries) -> None:
        measure = rate()
        a, b = forces("Ayshire", "Beeshire")
        years = iter(range(1990, 2030))
        url = f"{measure.get_absolute_url()}?force=ayshire"
        same_number_of_queries(
            stranger, url, lambda: counted(measure, {a: (500, 10_000), b: (300, 8_000)}, until=next(years))
        )
        with django_assert_max_num_queries(12):
            stranger.get(url)


@pytest.mark.parametrize(
    ("direction", "words_of_it"),
    [(Direction.HIGHER_IS_BETTER, "Higher is better"), (Direction.LOWER_IS_BETTER, "Lower is better")],
)
def test_the_direction_is_in_words(stranger: Client, direction, words_of_it) -> None:
    measure = measures.measure(direction=direction)
    figures(measure, dict.fromkeys(forces("Ayshire"), 1))
    assert words_of_it in text(stranger, measure)
