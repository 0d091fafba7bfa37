"""How many grades we hold and could hold, as one person may see it."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peel.coverage.queries import best_held, coverage
from peel.coverage.words import grades_held, grades_in_words
from peel.record.absence import Absence
from peel.record.as_of import PublicOn
from peel.record.models import Grading, InspectionKind, State
from tests import factories

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


@pytest.fixture
def framework():
    return factories.framework()


@pytest.fixture
def areas(framework):
    """Three areas that are always graded, crime recording, and one that never is."""
    kinds = [Grading.YES, Grading.YES, Grading.YES, Grading.SOMETIMES, Grading.NO]
    return [factories.area(framework=framework, grading=grading) for grading in kinds]


def of(force, framework, user=STRANGER):
    """The coverage of one force in the cycle of a framework."""
    return coverage(user)[framework.cycle].by_force[force.pk]


def inspected(framework, areas, force=None, **fields):
    """An inspection that gave a grade for each of the areas."""
    made = factories.inspection(force=force or factories.force(), framework=framework, **fields)
    for area in areas:
        factories.judgment(inspection=made, area=area)
    return made


def reasons(force, framework, areas, user=STRANGER):
    """Why no grade is shown, area by area."""
    row = of(force, framework, user)
    return [row.why_no_grade(area.slug) for area in areas]


def sure(force, framework, areas):
    """Of which areas a grade was given for all that we know."""
    row = of(force, framework)
    return [row.is_surely_graded(area.slug) for area in areas]


def test_without_a_published_number_the_areas_that_are_always_graded_could_be_held(framework, areas) -> None:
    made = inspected(framework, areas[:1])
    row = of(made.force, framework)
    assert (row.held, row.published, row.could_be_held) == (1, None, 3)
    assert row.words == "Grades held: 1 of 3"
    assert reasons(made.force, framework, areas[2:4]) == [Absence.NOT_HELD] * 2
    assert sure(made.force, framework, areas[2:4]) == [True, False]


def test_the_published_number_is_what_could_be_held(framework, areas) -> None:
    made = inspected(framework, areas[:1], graded_stated=3)
    row = of(made.force, framework)
    assert row.could_be_held == 3
    assert row.why_no_grade(areas[3].slug) == Absence.NOT_GRADED, "three places for three areas"


def test_a_published_number_with_a_place_for_crime_recording_says_that_it_was_graded(framework, areas) -> None:
    made = inspected(framework, areas[:1], graded_stated=4)
    row = of(made.force, framework)
    assert row.could_be_held == 4
    assert row.why_no_grade(areas[3].slug) == Absence.NOT_HELD


def test_a_place_is_taken_by_another_area_that_is_graded_only_sometimes(framework, areas) -> None:
    other = factories.area(framework=framework, grading=Grading.SOMETIMES)
    made = inspected(framework, [areas[3]], graded_stated=4)
    assert of(made.force, framework).why_no_grade(other.slug) == Absence.NOT_GRADED


def test_where_some_of_two_areas_were_graded_nobody_knows_which(framework, areas) -> None:
    other = factories.area(framework=framework, grading=Grading.SOMETIMES)
    made = inspected(framework, areas[:3], graded_stated=4)
    both = [areas[3], other]
    assert of(made.force, framework).words == "Grades held: 3 of 4"
    assert reasons(made.force, framework, both) == [Absence.NOT_HELD] * 2
    assert sure(made.force, framework, both) == [False] * 2, "one place for two areas"
    factories.judgment(inspection=made, area=other, grade=None)
    assert reasons(made.force, framework, both) == [Absence.NOT_HELD, Absence.NOT_GRADED]
    assert sure(made.force, framework, both[:1]) == [True]


def test_a_tally_says_the_number_where_the_report_does_not(framework, areas) -> None:
    made = inspected(framework, areas[:2])
    factories.tally(inspection=made, graded_areas=3)
    factories.tally(inspection=made, graded_areas=4)
    assert of(made.force, framework).could_be_held == 4
    made.graded_stated = 3
    made.save()
    assert of(made.force, framework).could_be_held == 3


def test_a_tally_that_leaves_crime_recording_out_says_nothing_of_it(framework, areas) -> None:
    made = inspected(framework, areas[:3])
    factories.tally(inspection=made, graded_areas=3, without_recording=True)
    row = of(made.force, framework)
    assert (row.published, row.could_be_held) == (None, 3)
    assert row.why_no_grade(areas[3].slug) == Absence.NOT_HELD
    assert not row.is_surely_graded(areas[3].slug)


def test_a_number_that_is_too_small_hides_no_grade(framework, areas) -> None:
    made = inspected(framework, areas[:4], graded_stated=3)
    row = of(made.force, framework)
    assert (row.held, row.could_be_held) == (4, 4)


def test_an_area_that_a_report_calls_ungraded_could_not_be_held(framework, areas) -> None:
    made = inspected(framework, areas[:1])
    factories.judgment(inspection=made, area=areas[1], grade=None)
    assert of(made.force, framework).could_be_held == 2
    assert reasons(made.force, framework, areas[1:3]) == [Absence.NOT_GRADED, Absence.NOT_HELD]


def test_what_sources_say_decides_in_order(framework, areas) -> None:
    none, out, reported, unread = (factories.force(name) for name in ("Aa", "Bb", "Cc", "Dd"))
    assert reasons(none, framework, areas[:1]) == [Absence.NO_REPORT_HELD]
    assert reasons(none, framework, areas[4:]) == [Absence.NOT_GRADED]
    inspected(framework, [], reported)
    factories.statement(cycle=framework.cycle, force=out, is_inspected=False)
    factories.statement(cycle=framework.cycle, force=reported, is_inspected=False)
    assert reasons(out, framework, areas[:1]) == [Absence.NOT_INSPECTED]
    assert reasons(reported, framework, areas[:1]) == [Absence.NOT_HELD], "a report outweighs a statement"
    factories.statement(cycle=framework.cycle)
    assert reasons(unread, framework, areas[:1]) == [Absence.NOT_HELD]
    assert reasons(out, framework, areas[:1]) == [Absence.NOT_INSPECTED]
    cycle = coverage(STRANGER)[framework.cycle]
    assert [row.could_be_held for row in cycle.rows] == [3, 0, 3, 3]


def test_forces_of_which_nothing_is_known_are_counted_apart(framework, areas) -> None:
    factories.force()
    cycle = coverage(STRANGER)[framework.cycle]
    assert (cycle.held, cycle.could_be_held, cycle.unknown) == (0, None, 1)
    assert cycle.words == "No grades held"
    inspected(framework, areas[:3])
    cycle = coverage(STRANGER)[framework.cycle]
    assert (cycle.words, cycle.unknown, cycle.is_complete) == ("Grades held: 3 of 3", 1, False)


def test_an_area_of_another_version_of_the_framework_is_not_graded(framework, areas) -> None:
    other = factories.framework(cycle=framework.cycle)
    only = factories.area(framework=other)
    first, second, third = factories.force(), factories.force(), factories.force()
    inspected(framework, areas[:3], first)
    inspected(other, [], second)
    assert reasons(first, framework, [only]) == [Absence.NOT_GRADED]
    assert reasons(second, framework, [only, areas[0]]) == [Absence.NOT_HELD, Absence.NOT_GRADED]
    factories.statement(cycle=framework.cycle)
    assert reasons(third, framework, [only, areas[0]]) == [Absence.NOT_HELD] * 2
    assert sure(third, framework, [only, areas[0]]) == [False] * 2, "nor is the version known"
    assert of(third, framework).could_be_held == 1


def test_a_revisit_replaces_its_pilot(framework, areas) -> None:
    pilot = inspected(framework, areas[:3], kind=InspectionKind.PILOT, graded_stated=3)
    revisit = factories.inspection(
        force=pilot.force, framework=framework, kind=InspectionKind.REVISIT, follows=pilot
    )
    factories.judgment(inspection=revisit, area=areas[0])
    row = of(pilot.force, framework)
    assert (row.held, row.published, row.report) == (1, None, revisit.report)


def test_two_people_may_see_different_coverage(framework, areas, inspector) -> None:
    made = inspected(framework, areas[:3], state=State.DRAFT, graded_stated=4)
    factories.tally(inspection=made, graded_areas=4)
    hidden = of(made.force, framework)
    assert (hidden.report, hidden.held, hidden.could_be_held, hidden.tallies) == (None, 0, None, ())
    assert of(made.force, framework, inspector).words == "Grades held: 3 of 4"


def test_looking_back_only_what_had_been_stated_counts(framework, areas) -> None:
    force = factories.force()
    factories.statement(cycle=framework.cycle, stated_on=date(2025, 7, 31))
    before, after = (PublicOn(date(2025, 7, day), frozenset()) for day in (30, 31))
    assert reasons(force, framework, areas[:1], before) == [Absence.NO_REPORT_HELD]
    assert reasons(force, framework, areas[:1], after) == [Absence.NOT_HELD]


def test_the_newest_cycle_of_which_half_is_held_comes_first() -> None:
    assert best_held({}) is None
    newest, middle, older = (factories.framework(cycle=factories.cycle(order=order)) for order in (3, 2, 1))
    force = factories.force()
    assert best_held(coverage(STRANGER)) == newest.cycle
    for each, graded, given in ((newest, 1, 3), (middle, 1, 2), (older, 2, 2)):
        made = factories.inspection(force=force, framework=each, graded_stated=given)
        for _ in range(graded):
            factories.judgment(inspection=made)
    assert [cycle.order for cycle in coverage(STRANGER)] == sorted(
        (f.order for f in coverage(STRANGER)), reverse=True
    )
    assert best_held(coverage(STRANGER)) == middle.cycle


@pytest.mark.parametrize(("held", "could", "words"), [(300, 371, "300 of 371"), (0, 9, "none of 9")])
def test_a_count_says_what_it_is_of(held, could, words) -> None:
    assert grades_held(held, could) == f"Grades held: {words}"


def test_grades_are_counted_as_held_and_never_as_all() -> None:
    counts = [("Outstanding", 4), ("Good", 0), ("Inadequate", 1)]
    assert grades_in_words(counts) == "We hold 5 grades: 4 outstanding, 1 inadequate"
    assert grades_in_words([("Good", 1)]) == "We hold 1 grade: 1 good"
    assert grades_in_words([("Good", 0)]) == "We hold no grades"


def test_the_queries_do_not_grow(framework, areas) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            found = coverage(STRANGER)
        assert found[framework.cycle].held == 2 * len(found[framework.cycle].rows)
        return len(queries)

    numbers = []
    for many in (3, 27):
        for _ in range(many):
            made = inspected(framework, areas[:2])
            factories.tally(inspection=made, graded_areas=3)
            factories.statement(cycle=framework.cycle, force=made.force)
        numbers.append(asked())
    assert numbers == [7, 7]
