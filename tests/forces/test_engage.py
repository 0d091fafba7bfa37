"""Where a force is in monitoring is said as last known: nobody publishes a list, and a move may not be held."""

from datetime import date

import pytest
from django.test import Client

from peel.forces.queries.engage import Listed, Phase
from peel.record.models import Force, MoveKind
from tests import factories
from tests.audits.compare.reading import address, row
from tests.forces.rows import moved, text
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db
WORDS = "In Engage when last known (6 December 2024)"


@pytest.fixture(autouse=True)
def lists(monkeypatch: pytest.MonkeyPatch) -> list[Listed]:
    """One list of all forces in Engage, of 6 December 2024, with Barset alone."""
    found = [Listed(date(2024, 12, 6), frozenset({"barset"}), is_whole=True)]
    monkeypatch.setattr("peel.forces.queries.engage.engage_lists", lambda: found)
    return found


@pytest.fixture
def engaged(force: Force) -> Force:
    """A force that entered Engage; the only source came out on that day. Another source is of a later day."""
    move = moved(force, MoveKind.ENTERED, date(2024, 12, 6))
    move.publication.published_on = date(2024, 12, 6)
    move.publication.save()
    other = factories.force("Loamshire")
    stay = moved(other, MoveKind.ENTERED, date(2024, 3, 11)).stay
    moved(other, MoveKind.LEFT, date(2025, 7, 31), stay=stay)
    return force


def test_the_pages_of_a_force_in_engage_say_until_when_that_is_known(stranger: Client, engaged: Force) -> None:
    assert f"{WORDS}. In Engage since 6 December 2024; we hold no source that says it left." in text(
        stranger, engaged
    )
    assert "Engage (6 December 2024)" in rows(stranger, "/forces/")[0]
    factories.area()
    assert "Barset, since 6 December 2024 (latest source: 6 December 2024)" in words(page(stranger, "/"))
    assert "The latest list of all forces in Engage that we hold is of 6 December 2024;" in words(
        page(stranger, "/forces/")
    )
    pack = words(page(stranger, f"{engaged.get_absolute_url()}board-pack/"))
    assert f"{WORDS}, since 6 December 2024." in pack
    factories.force("Ayshire")
    cells = row(stranger, address(engaged.slug, "loamshire"), "Monitoring")
    assert cells[0].startswith(WORDS)
    assert cells[1].startswith("In Scan when last known (31 July 2025)")


def test_a_force_in_scan_is_known_by_lists_of_all_forces(stranger: Client, engaged: Force) -> None:
    """A notice about one force says nothing of another."""
    never = factories.force("Ayshire")
    assert "In Scan when last known (6 December 2024). We hold no record of this force being in Engage." in text(
        stranger, never
    )
    pack = f"{never.get_absolute_url()}board-pack/"
    factories.publication(force=never, published_on=date(2020, 1, 1))
    assert "Monitoring level In Scan when last known (6 December 2024)." in words(page(stranger, pack))
    assert "Monitoring level Scan." in words(page(stranger, f"{pack}?on=2024-12-06"))


def test_a_later_source_of_the_same_stay_knows_longer(stranger: Client, engaged: Force) -> None:
    stay = engaged.stays.get()
    move = moved(engaged, MoveKind.ENTERED, date(2024, 12, 1), "month", stay=stay)
    move.publication.published_on = date(2025, 2, 3)
    move.publication.save()
    assert "In Engage when last known (3 February 2025)" in text(stranger, engaged)
    assert "Engage (3 February 2025)" in rows(stranger, "/forces/")[0]


def test_a_source_without_a_day_knows_what_it_states(stranger: Client, force: Force, lists) -> None:
    lists.clear()
    move = moved(force, MoveKind.ENTERED, date(2022, 6, 1), "month")
    move.publication.published_on = None
    move.publication.save()
    assert "In Engage when last known (June 2022)" in text(stranger, force)
    assert "Engage (June 2022)" in rows(stranger, "/forces/")[0]


def test_a_list_that_names_a_force_knows_longer_of_that_force(stranger: Client, engaged: Force, lists) -> None:
    lists += [
        Listed(date(2025, 6, 6), frozenset({"barset"}), is_whole=False),
        Listed(date(2025, 8, 1), frozenset({"loamshire"}), is_whole=False),
    ]
    assert "In Engage when last known (6 June 2025)" in text(stranger, engaged)
    assert "Engage (6 June 2025)" in rows(stranger, "/forces/")[0]
    factories.area()
    assert "Barset, since 6 December 2024 (latest source: 6 June 2025)" in words(page(stranger, "/"))
    assert "In Scan when last known (6 December 2024)" in text(stranger, factories.force("Ayshire"))


def test_a_list_that_has_a_force_in_engage_does_not_have_it_in_scan(stranger: Client, force: Force) -> None:
    assert Phase(False, None).words in text(stranger, force)


def test_without_any_source_nothing_is_claimed(stranger: Client, force: Force, lists) -> None:
    lists.clear()
    assert Phase(False, None).words in text(stranger, force)
    assert "latest list of all forces" not in words(page(stranger, "/forces/"))


def test_the_file_of_forces_has_the_day_in_a_column_of_its_own(stranger: Client, engaged: Force) -> None:
    lines = stranger.get("/forces/?format=csv&engage=yes").content.decode().splitlines()
    assert lines[0].endswith("Engage known on")
    assert lines[1].endswith("Engage,6 December 2024")
