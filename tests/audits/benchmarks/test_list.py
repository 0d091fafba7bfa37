"""The list of measures, and the measures on a force's page in which it lies far from the average."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from audits.benchmarks.queries.outliers import outliers
from audits.models import Topic
from peel.record.models import State
from tests import factories_measures as measures
from tests.audits.benchmarks.rows import figures, forces, rate
from tests.growth import same_number_of_queries
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db
NO_COUNTS = {"numerator": None, "denominator": None, "multiplier": None}


class TestList:
    """All measures, with what each is."""

    def test_a_measure_with_its_unit_period_forces_and_publisher(self, stranger: Client) -> None:
        measure = measures.measure(name="Crimes", definition="All crimes.")
        figures(measure, dict.fromkeys(forces("Ayshire", "Beeshire"), 1), until=2024)
        figures(measure, dict.fromkeys(forces("Ceeshire"), 1))
        (row,) = rows(stranger, "/benchmarks/")
        assert row == "Crimes Crime All crimes. offences year ending 31 March 2025 1 Home Office"

    def test_nothing_yet(self, stranger: Client) -> None:
        assert "There are no measures in the record yet." in words(page(stranger, "/benchmarks/"))

    def test_a_measure_without_figures_says_so(self, stranger: Client) -> None:
        measures.observation(state=State.DRAFT)
        (row,) = rows(stranger, "/benchmarks/")
        assert "[x] No figures" in row

    def test_topic_and_words_narrow_the_list(self, stranger: Client) -> None:
        measures.measure(name="Stops")
        measures.measure(name="Officers", topic=Topic.PEOPLE_AND_MONEY, definition="Police officers in post.")
        assert [row.split()[0] for row in rows(stranger, "/benchmarks/?topic=people-and-money")] == ["Officers"]
        assert [row.split()[0] for row in rows(stranger, "/benchmarks/?words=post+POLICE")] == ["Officers"]
        assert "No measures fit what you chose." in words(page(stranger, "/benchmarks/?words=zzz"))

    def test_a_chosen_force_is_kept(self, stranger: Client) -> None:
        forces("Ayshire")
        measure = measures.measure()
        found = page(stranger, "/benchmarks/?force=ayshire")
        assert found.xpath(f"//a[@href='{measure.get_absolute_url()}?force=ayshire']")

    @pytest.mark.parametrize("query", ["topic=zzz", "force=zzz", "page=-1", "words=%00", f"words={'x' * 3000}"])
    def test_nonsense_is_answered(self, stranger: Client, query: str) -> None:
        assert stranger.get(f"/benchmarks/?{query}").status_code == 200

    def test_growth(self, stranger: Client) -> None:
        same_number_of_queries(stranger, "/benchmarks/", measures.observation)


class TestOutside:
    """Up to three measures, furthest first, one a topic."""

    @pytest.fixture
    def many(self):
        """Ten forces, of which the first is given other figures than the rest."""
        return forces(*(f"Shire {letter}" for letter in "abcdefghij"))

    def spread(self, many, own: float, **fields):
        """A rate in which the others have 10 or 12."""
        measure = rate(**NO_COUNTS | fields)
        rest = {force: 10 + 2 * (place % 2) for place, force in enumerate(many[1:])}
        figures(measure, rest | {many[0]: own})
        return measure

    def test_the_furthest_of_each_topic(self, many) -> None:
        near = self.spread(many, 20, topic=Topic.CRIME)
        far = self.spread(many, 90, topic=Topic.CRIME)
        low = self.spread(many, 4, topic=Topic.ARRESTS)
        self.spread(many, 11, topic=Topic.OUTCOMES)
        found = outliers(AnonymousUser(), many[0])
        assert {each.measure for each in found} == {far, low}
        assert near not in [each.measure for each in found]
        assert {each.position.split(" the average")[0] for each in found} == {
            "more than one standard deviation above",
            "more than one standard deviation below",
        }
        assert found[0].distance >= found[1].distance

    def test_at_most_three(self, many) -> None:
        for topic in list(Topic)[:5]:
            self.spread(many, 50, topic=topic)
        assert len(outliers(AnonymousUser(), many[0])) == 3

    def test_sizes_and_old_figures_are_left_out(self, many) -> None:
        size = measures.measure()
        figures(size, dict.fromkeys(many[1:], 10) | {many[0]: 90})
        old = rate(**NO_COUNTS)
        figures(old, dict.fromkeys(many[1:], 10) | {many[0]: 90}, until=2015)
        self.spread(many, 11)
        assert outliers(AnonymousUser(), many[0]) == []

    def test_drafts_are_left_out(self, many) -> None:
        measure = rate(**NO_COUNTS)
        draft = measures.release(state=State.DRAFT)
        figures(measure, dict.fromkeys(many[1:], 10) | {many[0]: 90}, release=draft)
        assert outliers(AnonymousUser(), many[0]) == []

    def test_the_forces_page_links_to_the_benchmark(self, stranger: Client, many) -> None:
        measure = self.spread(many, 90)
        found = page(stranger, many[0].get_absolute_url())
        (link,) = found.xpath(f"//a[@href='{measure.get_absolute_url()}?force={many[0].slug}']")
        said = words(link.getparent())
        assert (
            "90.0 offences per 1,000 population – more than one standard deviation above the average of 10" in said
        )

    def test_two_queries_however_many(self, many, django_assert_num_queries) -> None:
        for topic in Topic:
            self.spread(many, 50, topic=topic)
        with django_assert_num_queries(2):
            outliers(AnonymousUser(), many[0])
