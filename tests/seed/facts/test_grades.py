"""Grades belong to their cycle's scale and areas, agree with the tallies, and none of the given ones is lost."""

from collections import Counter, defaultdict

from tests.seed.facts.tables import given, keys, rows

SCALES = {
    "four": ["outstanding", "good", "requires-improvement", "inadequate"],
    "five": ["outstanding", "good", "adequate", "requires-improvement", "inadequate"],
}


def inspections():
    return {row["slug"]: row for row in rows("peel/inspections")}


def areas():
    return {(row["framework"], row["slug"]): row for row in rows("peel/areas")}


def wordings():
    """Every name and alias of an area, without regard to capitals."""
    found = {(r["framework"], r["name"].casefold()): r["slug"] for r in rows("peel/areas")}
    for row in rows("peel/area_aliases"):
        found.setdefault((row["framework"], row["wording"].casefold()), row["area"])
    return found


def test_each_cycle_has_the_whole_of_its_scale():
    tiers = defaultdict(list)
    for row in sorted(rows("peel/grades_scale"), key=lambda row: int(row["order"])):
        tiers[row["cycle"]].append(row["grade"])
    assert tiers == {row["slug"]: SCALES[row["scale"]] for row in rows("peel/cycles")}


def test_an_alias_is_not_the_name_of_another_area():
    named = {(row["framework"], row["name"].casefold()) for row in rows("peel/areas")}
    assert not named & {(row["framework"], row["wording"].casefold()) for row in rows("peel/area_aliases")}


def test_questions_hang_on_a_pillar_and_short_names_fit():
    by_key = areas()
    for row in by_key.values():
        assert 0 < len(row["short_name"]) <= 22, row
        assert bool(row["pillar"]) == (row["kind"] == "question"), row
        if row["pillar"]:
            assert by_key[row["framework"], row["pillar"]]["kind"] == "pillar"


def test_grades_are_of_their_inspections_scale_and_of_graded_areas():
    allowed, by_slug, by_key = keys("peel/grades_scale", "cycle", "grade"), inspections(), areas()
    for row in rows("peel/grades"):
        inspection = by_slug[row["inspection"]]
        assert (inspection["cycle"], row["grade"]) in allowed, row
        assert by_key[inspection["framework"], row["area"]]["is_graded"] in {"yes", "sometimes"}, row
        assert bool(row["carried_from"]) == (row["origin"] == "carried-over"), row


def test_what_was_not_given_is_of_areas_graded_elsewhere_and_no_grade_of_it_is_held():
    by_slug, by_key, held = inspections(), areas(), keys("peel/grades", "inspection", "area")
    for row in rows("peel/grades_not_given"):
        assert by_key[by_slug[row["inspection"]]["framework"], row["area"]]["is_graded"] in {"yes", "sometimes"}, (
            row
        )
        assert (row["inspection"], row["area"]) not in held, row
        assert row["note"], row


def test_stated_wordings_lead_to_the_area():
    by_slug, found = inspections(), wordings()
    for row in rows("peel/grades"):
        framework = by_slug[row["inspection"]]["framework"]
        assert found.get((framework, row["wording"].casefold())) == row["area"], row


def test_revisions_are_of_the_scale_and_change_the_grade():
    allowed, by_slug = keys("peel/grades_scale", "cycle", "grade"), inspections()
    for row in rows("peel/grade_revisions"):
        cycle = by_slug[row["inspection"]]["cycle"]
        assert {(cycle, row["from_grade"]), (cycle, row["to_grade"])} <= allowed
        assert row["from_grade"] != row["to_grade"]


def counted(tally):
    """How often we hold each grade of a tally's inspection, counting as the tally counts."""
    before = {(row["inspection"], row["area"]): row["from_grade"] for row in rows("peel/grade_revisions")}
    before = before if tally["before_revision"] == "yes" else {}
    left_out = {"recording-crime"} if tally["without_recording"] == "yes" else set()
    return Counter(
        before.get((row["inspection"], row["area"]), row["grade"])
        for row in rows("peel/grades")
        if row["inspection"] == tally["inspection"] and row["area"] not in left_out
    )


def test_no_more_grades_are_loaded_than_the_tallies_count():
    for row in rows("peel/grade_tallies"):
        found = counted(row)
        tally = {grade: row[grade.replace("-", "_")] for grade in SCALES["five"]}
        if all(tally.values()):
            assert sum(map(int, tally.values())) == int(row["graded_areas"]), row
        for grade, number in tally.items():
            assert not number or found[grade] <= int(number), (row, grade)


def test_tallies_are_those_given():
    numbers = ["graded_areas", "outstanding", "good", "adequate", "requires_improvement", "inadequate"]
    names = {row["slug"]: row["short_name"] for row in rows("peel/forces")}
    here = set()
    for row in rows("peel/grade_tallies"):
        inspection = inspections()[row["inspection"]]
        here.add((names[inspection["force"]], inspection["cycle"], *(row[n] for n in numbers)))
    there = {
        (row["force"], row["cycle"].replace("/", "-"), *(row[number] for number in numbers))
        for row in [*given("grade_counts"), *given("more/tallies_more")]
    }
    # Of West Midlands a later source counts all grades, not only two of them.
    assert there - here == {("West Midlands", "2023-25", "8", "0", "0", "", "", "")}
    assert here <= there


def test_three_tallies_leave_crime_recording_out_and_one_is_from_before_a_revision():
    for column, slugs in {
        "without_recording": {"merseyside-2021-22", "essex-2021-22", "hertfordshire-2021-22"},
        "before_revision": {"northamptonshire-2023-25"},
    }.items():
        assert {row["inspection"] for row in rows("peel/grade_tallies") if row[column] == "yes"} == slugs


def test_framework_of_2021_22_says_how_it_was_decided_and_fits_the_numbers():
    for row in inspections().values():
        assert bool(row["framework_basis"]) == (row["cycle"] == "2021-22"), row
        if row["framework_basis"] and row["areas_stated"]:
            ungraded = int(row["areas_stated"]) - int(row["graded_stated"])
            assert ungraded == (2 if row["framework"] == "2021-22-original" else 1), row


def test_every_given_grade_is_loaded_or_listed_with_its_reason():
    listed = rows("peel/grades_not_loaded")
    assert all(row["reason"] for row in listed)
    everything = dict(enumerate(given("grades"), start=1))
    loaded = {int(row["id"]): row for row in rows("peel/grades") if int(row["id"]) in everything}
    refused = {int(row["id"]): row for row in listed if int(row["id"]) in everything}
    assert len(everything) == 218
    assert not loaded.keys() & refused.keys()
    assert loaded.keys() | refused.keys() == everything.keys()
    for number, row in loaded.items():
        there = everything[number]
        cycle = inspections()[row["inspection"]]["cycle"]
        assert (row["stated_force"], row["wording"], row["source"]) == (
            there["force"], there["area_as_stated"], there["source"],
        )  # fmt: skip
        assert (cycle, row["grade"]) == (there["cycle"].replace("/", "-"), there["grade"].replace(" ", "-"))
    for number, row in refused.items():
        columns = ("force", "cycle", "area_as_stated", "grade", "source")
        assert all(row[column] == everything[number][column] for column in columns)


def test_loaded_grades_are_of_the_force_they_name():
    by_slug, names = inspections(), {row["slug"]: row["short_name"] for row in rows("peel/forces")}
    for row in rows("peel/grades"):
        assert names[by_slug[row["inspection"]]["force"]] == row["stated_force"]
