"""Whatever a row names in another file is there."""

import pytest

from tests.seed.facts.tables import given, keys, rows

REFERENCES = [
    ("peel/force_names", ("force",), "peel/forces", ("slug",)),
    ("peel/grades_scale", ("cycle",), "peel/cycles", ("slug",)),
    ("peel/frameworks", ("cycle",), "peel/cycles", ("slug",)),
    ("peel/areas", ("framework",), "peel/frameworks", ("slug",)),
    ("peel/areas", ("theme",), "peel/themes", ("slug",)),
    ("peel/areas", ("framework", "pillar"), "peel/areas", ("framework", "slug")),
    ("peel/area_aliases", ("framework", "area"), "peel/areas", ("framework", "slug")),
    ("peel/inspections", ("force",), "peel/forces", ("slug",)),
    ("peel/inspections", ("framework", "cycle"), "peel/frameworks", ("slug", "cycle")),
    ("peel/inspections", ("follows", "force", "cycle"), "peel/inspections", ("slug", "force", "cycle")),
    ("peel/inspection_statements", ("cycle",), "peel/cycles", ("slug",)),
    ("peel/inspection_statements", ("force",), "peel/forces", ("slug",)),
    ("peel/grades", ("inspection",), "peel/inspections", ("slug",)),
    ("peel/grades", ("carried_from",), "peel/cycles", ("slug",)),
    ("peel/grades_not_given", ("inspection",), "peel/inspections", ("slug",)),
    ("peel/grade_revisions", ("inspection", "area", "to_grade"), "peel/grades", ("inspection", "area", "grade")),
    ("peel/grade_tallies", ("inspection",), "peel/inspections", ("slug",)),
    ("peel/monitoring", ("force",), "peel/forces", ("slug",)),
    ("peel/publications", ("force",), "peel/forces", ("slug",)),
    ("peel/causes", ("force",), "peel/forces", ("slug",)),
    ("peel/causes", ("framework", "area"), "peel/areas", ("framework", "slug")),
    ("peel/causes", ("raised_in", "force", "framework"), "peel/inspections", ("slug", "force", "framework")),
    ("peel/causes", ("restated_in", "force"), "peel/inspections", ("slug", "force")),
    ("peel/causes", ("follows",), "peel/causes", ("slug",)),
    ("peel/causes_not_loaded", ("force",), "peel/forces", ("slug",)),
    ("peel/causes_not_loaded", ("cycle",), "peel/cycles", ("slug",)),
    ("peel/causes", ("closed_in",), "peel/publications", ("slug",)),
    ("peel/date_corrections", ("publication", "to_day"), "peel/inspections", ("slug", "published_on")),
    ("peel/source_conflicts", ("force",), "peel/forces", ("slug",)),
    ("peel/source_conflicts", ("cycle",), "peel/cycles", ("slug",)),
    ("peel/source_conflicts", ("framework", "area"), "peel/areas", ("framework", "slug")),
    ("peel/engage_lists", ("force",), "peel/forces", ("slug",)),
    ("peel/recommendations", ("cause",), "peel/causes", ("slug",)),
    ("audits/audits", ("force",), "peel/forces", ("slug",)),
    ("audits/audits", ("inspection", "force"), "peel/inspections", ("slug", "force")),
    ("audits/estimates", ("audit",), "audits/audits", ("slug",)),
    ("audits/estimates", ("subject",), "audits/subjects", ("slug",)),
    ("audits/counts", ("audit",), "audits/audits", ("slug",)),
    ("audits/counts", ("subject",), "audits/subjects", ("slug",)),
    ("audits/comparisons", ("earlier",), "audits/audits", ("slug",)),
    ("audits/comparisons", ("later",), "audits/audits", ("slug",)),
    ("audits/claims", ("earlier", "later"), "audits/comparisons", ("earlier", "later")),
    ("audits/claims", ("later", "subject"), "audits/estimates", ("audit", "subject")),
    ("audits/claims", ("earlier", "subject"), "audits/estimates", ("audit", "subject")),
    ("audits/not_loaded", ("force",), "peel/forces", ("slug",)),
    ("audits/published_claims", ("force",), "peel/forces", ("slug",)),
    ("audits/published_claims", ("measure",), "audits/measures", ("slug",)),
    ("audits/published_claims", ("second",), "audits/measures", ("slug",)),
]
MAY_BE_EMPTY = {
    ("peel/areas", "pillar"),
    ("peel/inspections", "follows"),
    ("peel/inspection_statements", "force"),
    ("peel/grades", "carried_from"),
    ("peel/causes", "restated_in"),
    ("peel/causes_not_loaded", "cycle"),
    ("peel/causes", "follows"),
    ("peel/causes", "closed_in"),
    ("peel/source_conflicts", "force"),
    ("peel/source_conflicts", "cycle"),
    ("peel/source_conflicts", "framework"),
    ("peel/source_conflicts", "area"),
    ("audits/audits", "force"),
    ("audits/audits", "inspection"),
    ("audits/published_claims", "force"),
    ("audits/published_claims", "measure"),
    ("audits/published_claims", "second"),
}
WORDS = [
    ("peel/forces", "noun", "force constabulary service"),
    ("peel/force_names", "kind", "official also"),
    ("peel/cycles", "scale", "four five"),
    ("peel/cycles", "comparable_with_previous", "yes no not-stated"),
    ("peel/areas", "kind", "pillar question area"),
    ("peel/areas", "is_graded", "yes no sometimes"),
    ("peel/inspections", "kind", "inspection pilot revisit re-inspection"),
    ("peel/grades", "origin", "given carried-over"),
    ("peel/grade_tallies", "before_revision", "yes no"),
    ("peel/grade_tallies", "without_recording", "yes no"),
    ("peel/monitoring", "event", "entered left"),
    ("peel/monitoring", "precision", "day month year"),
    ("peel/publications", "kind", "causes-of-concern letter other"),
    ("peel/causes", "accelerated", "yes no not-stated"),
    ("peel/causes", "raised_precision", "day month year"),
    ("peel/causes", "status", "open closed superseded not-known"),
    ("audits/audits", "kind", "crime-data-integrity stop-and-search victim-service-assessment workforce-survey"),
    ("audits/estimates", "wording", "percent percentage+points"),
    ("audits/estimates", "is_complement", "yes no"),
    ("audits/comparisons", "comparable", "yes no not-stated"),
    ("audits/programmes", "kind", "crime-data-integrity stop-and-search victim-service-assessment"),
    ("audits/programmes", "compares", "no not-stated"),
    ("audits/claims", "claim", "significant-improvement significant-decline no-significant-change"),
]


@pytest.mark.parametrize(("name", "columns", "target", "target_columns"), REFERENCES)
def test_references_resolve(name, columns, target, target_columns):
    there = keys(target, *target_columns)
    empty = {column for column in columns if (name, column) in MAY_BE_EMPTY}
    named = {tuple(row[column] for column in columns) for row in rows(name) if all(row[column] for column in empty)}
    assert named <= there


@pytest.mark.parametrize(("name", "column", "words"), WORDS)
def test_fixed_words_are_used(name, column, words):
    allowed = {word.replace("+", " ") for word in words.split()}
    assert {row[column] for row in rows(name)} <= allowed


def test_there_are_43_forces_with_one_official_name_each():
    official = {(r["force"], r["name"]) for r in rows("peel/force_names") if r["kind"] == "official"}
    assert len(official) == 43
    assert official == keys("peel/forces", "slug", "official_name")


def test_forces_are_those_given():

    columns = ("slug", "short_name", "official_name", "country", "region", "gss_code")
    assert {tuple(row[c] for c in columns) for row in given("forces")} == keys("peel/forces", *columns)
