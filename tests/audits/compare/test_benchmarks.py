"""Benchmarks side by side: the numbers of the record, their place, and tests only where the counts are known."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from audits.models import Direction, MeasureKind, Observation
from audits.statistics import difference
from tests import factories
from tests import factories_measures as measures
from tests.audits.compare.reading import address, lines, row
from tests.reading import page, words

TESTED = "//section//details[not(contains(@class, 'compare-section'))]//li"
pytestmark = pytest.mark.django_db


@pytest.fixture
def rate():
    """A rate per head."""
    return measures.measure(
        name="Crime per head", kind=MeasureKind.RATE, per="1,000 population", decimals=1, is_per_head=True
    )


def observed(measure, year=2025, **values):
    """One year's figures by force (its slug)."""
    for slug, value in values.items():
        force = factories.Force.objects.filter(slug=slug).first() or factories.force(slug.capitalize())
        days = {"period_from": date(year - 1, 4, 1), "period_until": date(year, 3, 31)}
        measures.observation(measure=measure, force=force, value=value, **days)


def test_the_value_and_its_place_among_all(stranger: Client, rate) -> None:
    observed(rate, ayshire=60, beeshire=50, ceeshire=50, deeshire=40)
    cells = row(stranger, address("ayshire", "beeshire", "deeshire"), "Crime per head")
    assert cells == [
        "60 More than one standard deviation above the average of 4 forces",
        "50 Within one standard deviation of the average of 4 forces",
        "40 More than one standard deviation below the average of 4 forces",
    ]
    text = words(page(stranger, address("ayshire", "beeshire")).xpath("//main")[0])
    assert "Year ending 31 March 2025; offences" in text
    assert "Average of 4 forces 50.0, standard deviation 7.1" in text
    assert "elsewhere they are not tested" in text


def test_the_latest_period_that_all_of_them_have(stranger: Client, rate) -> None:
    observed(rate, 2024, ayshire=1, beeshire=2)
    observed(rate, 2025, ayshire=3, beeshire=4, ceeshire=9)
    observed(rate, 2026, ayshire=5, ceeshire=7)
    assert [cell[:2] for cell in row(stranger, address("ayshire", "beeshire"), "Crime per head")] == ["3 ", "4 "]
    assert [cell[:2] for cell in row(stranger, address("ayshire", "ceeshire"), "Crime per head")] == ["5 ", "7 "]
    assert row(stranger, address("ayshire"), "Crime per head")[0][:2] == "5 "


def test_who_has_no_figure_has_words(stranger: Client, rate) -> None:
    observed(rate, ayshire=1, beeshire=2)
    factories.force("City of London")
    measures.observation(measure=rate, force=factories.Force.objects.get(slug="city-of-london"), value=999)
    factories.force("Elsewhere")
    cells = row(stranger, address("ayshire", "city-of-london", "elsewhere"), "Crime per head")
    assert cells[1].startswith("[z] not applicable Left out of rates per head")
    assert cells[2].startswith("[x] not available")
    assert "of 2 forces" in cells[0]
    assert "999" not in words(page(stranger, address("ayshire", "city-of-london")).xpath("//main")[0])


def test_a_direction_is_said_where_there_is_one_and_a_provisional_year_is_marked(stranger: Client, rate) -> None:
    rate.direction = Direction.LOWER_IS_BETTER
    rate.save()
    measures.provisional(measure=rate)
    observed(rate, ayshire=1, beeshire=1)
    tree = page(stranger, address("ayshire", "beeshire"))
    head = words(tree.xpath("//tbody//th[starts-with(normalize-space(), 'Crime per head')]")[0])
    assert "Lower is better" in head
    assert "offences [p]" in head
    cells = row(stranger, address("ayshire", "beeshire"), "Crime per head")
    assert cells[0] == "1 The same figure in all 2 forces"


@pytest.fixture
def share():
    """Charged offences out of recorded offences: Ayshire 100 of 1,000, Beeshire 150 and Ceeshire 105 of 1,000."""
    charged, recorded = measures.measure(name="Charged"), measures.measure(name="Recorded")
    counts = {"numerator": charged, "denominator": recorded, "multiplier": 100}
    made = measures.measure(name="Share charged", kind=MeasureKind.SHARE, unit="percent", decimals=1, **counts)
    observed(charged, ayshire=100, beeshire=150, ceeshire=105)
    observed(recorded, ayshire=1000, beeshire=1000, ceeshire=1000)
    observed(made, ayshire=10, beeshire=15, ceeshire="10.5")
    return made


def differences_of(client: Client, *slugs: str) -> list[str]:
    """The lines of the differences that were tested."""
    return [words(one) for one in page(client, address(*slugs)).xpath(TESTED)]


def test_shares_are_tested_from_their_counts(stranger: Client, share) -> None:
    found = difference(150, 1000, 100, 1000)
    limits = f"95% limits {found.lower:.1f} to {found.upper:.1f} points, Newcombe’s hybrid score, ours"
    said = differences_of(stranger, "ayshire", "beeshire")
    assert said == [f"Beeshire higher than Ayshire by 5.0 points, statistically significant ({limits})"]
    assert said[0] in [one["As shown"] for one in lines(stranger, address("ayshire", "beeshire"))]
    (same,) = differences_of(stranger, "ayshire", "ceeshire")
    assert same.startswith("Ayshire and Ceeshire: no statistically significant difference (95% limits −2.2 to 3.2")
    assert len(differences_of(stranger, "ayshire", "beeshire", "ceeshire")) == 3
    assert differences_of(stranger, "ayshire") == []


def test_nothing_is_tested_without_counts_that_give_the_published_share(stranger: Client, share) -> None:
    charged = Observation.objects.filter(measure=share.numerator, force__slug="beeshire")
    charged.update(value=999)
    assert differences_of(stranger, "ayshire", "beeshire") == []
    charged.update(value=5000)
    assert differences_of(stranger, "ayshire", "beeshire") == []
    charged.delete()
    assert differences_of(stranger, "ayshire", "beeshire") == []


def test_counts_and_sums_of_money_are_not_side_by_side(stranger: Client, share) -> None:
    heads = [words(head) for head in page(stranger, address("ayshire")).xpath("//tbody//th/a")]
    assert "Share charged" in heads
    assert not {"Charged", "Recorded"} & set(heads)


def test_every_number_on_the_page_is_that_of_the_record_and_of_the_file(stranger: Client, rate, share) -> None:
    observed(rate, ayshire="61.2", beeshire="48.9")
    url = address("ayshire", "beeshire")
    shown = [one for one in lines(stranger, url) if one["Section"].startswith("Benchmarks") and one["Force"]]
    assert len(shown) == 4
    for one in shown:
        kept = Observation.objects.get(
            measure__name=one["What"], force__short_name=one["Force"], period_until=date(2025, 3, 31)
        )
        assert Decimal(one["Value"]) == kept.value
        (cell,) = [text for text in row(stranger, url, one["What"]) if text.startswith(one["As shown"])]
        assert Decimal(one["As shown"].rstrip("%")) == kept.value
        assert cell
