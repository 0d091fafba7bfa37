"""How many causes of concern we hold, up to when they are known to be open, and what we do not hold."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peel.coverage.causes_held import causes_held
from peel.coverage.causes_not_loaded import causes_not_loaded
from peel.coverage.words import causes_held_in_words
from peel.record.as_of import PublicOn
from peel.record.models import State
from tests import factories

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


def held(force, user=STRANGER, **options):
    """What we hold of one force."""
    return causes_held(user, [force], **options)[force.pk]


def listed(monkeypatch, *rows: dict[str, str]) -> None:
    """Put causes that are known and not loaded in place of those of the file."""
    whole = [{"force": "barset", "cycle": "", "area": ""} | row for row in rows]
    monkeypatch.setattr("peel.coverage.causes_not_loaded.seed_rows", lambda name: whole)


def test_five_open_causes_without_recommendations() -> None:
    force = factories.force()
    for _ in range(5):
        factories.cause(force=force, raised_on=date(2024, 12, 6), known_open_on=date(2025, 6, 6))
    words = "5 open causes of concern held (as at 6 June 2025); their recommendations are not held"
    assert held(force).words == words


def test_one_open_cause_is_known_until_it_was_raised_where_no_source_says_more() -> None:
    cause = factories.cause(raised_on=date(2024, 12, 1), raised_on_precision="month")
    assert held(cause.force).words == (
        "1 open cause of concern held (as at December 2024); its recommendations are not held"
    )
    factories.recommendation(cause=cause)
    assert held(cause.force).words == "1 open cause of concern held (as at December 2024)"


def test_causes_known_until_different_days_say_from_when_to_when() -> None:
    force = factories.force()
    for day in (date(2023, 10, 3), date(2025, 7, 31), date(2025, 6, 6)):
        cause = factories.cause(force=force, raised_on=date(2023, 1, 1), known_open_on=day)
    factories.recommendation(cause=cause)
    found = held(force)
    assert found.as_at == "each as last known, between 3 October 2023 and 31 July 2025"
    assert found.recommendations_in_words == "the recommendations of 2 of them are not held"


def test_looking_back_no_cause_is_known_for_longer_than_the_day() -> None:
    cause = factories.cause(raised_on=date(2024, 12, 6), known_open_on=date(2025, 6, 6))
    assert held(cause.force, day=date(2025, 1, 1)).as_at == "as at 1 January 2025"


def test_none_is_never_a_nought() -> None:
    closed = factories.cause()
    factories.closure(cause=closed, letter=factories.letter(force=closed.force))
    found = held(closed.force)
    assert (found.held, found.open, found.as_at) == (1, 0, "")
    assert found.words == "No open causes of concern held" == held(factories.force()).words
    assert "0" not in causes_held_in_words(0, "")


def test_a_cause_of_which_nobody_says_what_became_is_not_counted_as_closed() -> None:
    force = factories.force()
    for _ in range(2):
        factories.cause(force=force, is_end_unknown=True)
    assert held(force).words == "No open causes of concern held; the outcome of 2 is not known"
    factories.recommendation(cause=factories.cause(force=force, known_open_on=date(2025, 6, 6)))
    assert held(force).words == (
        "1 open cause of concern held (as at 6 June 2025); the outcome of 2 more is not known"
    )


def test_known_causes_that_are_not_held_are_told(monkeypatch) -> None:
    listed(monkeypatch, {"what": "Five causes."}, {"what": "Another."})
    assert held(factories.force("Barset")).not_loaded == ("Five causes.", "Another.")


def test_a_cause_leaves_the_list_of_what_is_not_held_once_it_is_held(monkeypatch, inspector) -> None:
    area, force = factories.area(slug="recording-crime"), factories.force("Barset")
    listed(monkeypatch, {"what": "A cause.", "cycle": area.framework.cycle.slug, "area": area.slug})
    factories.cause(force=force)
    assert held(force).not_loaded == ("A cause.",), "of another area"
    factories.cause(force=force, area=area, state=State.DRAFT)
    assert held(force).not_loaded == ("A cause.",)
    assert held(force, inspector).not_loaded == ()
    assert [one["name"] for one in causes_not_loaded(STRANGER)] == ["Barset"]
    factories.cause(force=force, area=area, raised_on=date(2024, 10, 17))
    assert held(force).not_loaded == ()
    assert held(force, PublicOn(date(2024, 1, 1)), day=date(2024, 1, 1)).not_loaded == (), "it is held today"
    assert causes_not_loaded(STRANGER) == []


def test_what_is_known_of_one_cycle_is_not_told_of_another(monkeypatch) -> None:
    first, second = factories.cycle(), factories.cycle()
    listed(monkeypatch, {"what": "First.", "cycle": first.slug}, {"what": "Of no cycle."})
    force = factories.force("Barset")
    assert held(force, cycle=first).not_loaded == ("First.",)
    assert held(force, cycle=second).not_loaded == ()
    assert held(force).not_loaded == ("First.", "Of no cycle.")


def test_two_people_may_see_different_causes(inspector) -> None:
    cause = factories.cause(state=State.DRAFT)
    assert (held(cause.force).held, held(cause.force, inspector).held) == (0, 1)


def test_causes_of_another_cycle_are_left_out() -> None:
    area, other = factories.area(), factories.area()
    cause = factories.cause(area=area)
    assert held(cause.force, cycle=area.framework.cycle).held == 1
    assert held(cause.force, cycle=other.framework.cycle).held == 0


def test_the_queries_do_not_grow() -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert causes_held(STRANGER)
        return len(queries)

    numbers = []
    for many in (3, 27):
        for _ in range(many):
            factories.recommendation()
        numbers.append(asked())
    assert numbers == [2, 2]
