"""Each file of facts is well formed, has a source in every row, and each row but once."""

import re

import pytest

from tests.seed.facts.tables import FILES, FOLDERS, rows

UNIQUE = {
    "peel/forces": [("slug",), ("short_name",), ("official_name",), ("gss_code",)],
    "peel/force_names": [("force", "name")],
    "peel/themes": [("slug",), ("name",), ("order",)],
    "peel/cycles": [("slug",), ("name",), ("order",)],
    "peel/grades_scale": [("cycle", "grade"), ("cycle", "order")],
    "peel/frameworks": [("slug",), ("cycle", "name")],
    "peel/areas": [("framework", "slug"), ("framework", "name"), ("framework", "order")],
    "peel/area_aliases": [("framework", "wording")],
    "peel/inspections": [("slug",), ("force", "cycle", "kind")],
    "peel/inspection_statements": [("cycle", "force")],
    "peel/grades": [("id",), ("inspection", "area")],
    "peel/grades_not_given": [("inspection", "area")],
    "peel/grades_not_loaded": [("id",)],
    "peel/grade_revisions": [("inspection", "area", "changed_on")],
    "peel/grade_tallies": [("inspection",)],
    "peel/monitoring": [("stay", "event", "on", "source")],
    "peel/causes": [("slug",), ("force", "title", "raised_on")],
    "peel/causes_not_loaded": [("force", "what")],
    "peel/recommendations": [("cause", "order")],
    "peel/date_corrections": [("publication",)],
    "peel/source_conflicts": [("slug",)],
    "peel/engage_lists": [("on", "force")],
    "peel/publications": [("slug",), ("force", "kind", "published_on")],
    "audits/subjects": [("slug",), ("name",), ("order",)],
    "audits/audits": [("slug",), ("force", "title")],
    "audits/estimates": [("audit", "subject")],
    "audits/counts": [("audit", "subject")],
    "audits/comparisons": [("earlier", "later")],
    "audits/claims": [("earlier", "later", "subject")],
    "audits/measures": [("slug",), ("name",), ("order",)],
    "audits/releases": [("slug",), ("title",)],
    "audits/breaks": [("measure", "force", "last_before", "first_after")],
    "audits/provisional": [("measure", "period_until")],
    "audits/not_loaded": [("given_row", "what")],
    "audits/programmes": [("slug",), ("kind", "name"), ("kind", "first_on")],
    "audits/published_claims": [("slug",), ("claim",)],
}


def test_every_file_has_its_keys_named_here():
    assert set(FILES) == set(UNIQUE)


@pytest.mark.parametrize("name", FILES)
def test_every_row_is_whole_and_names_its_source(name):
    table = rows(name)
    assert table
    for row in table:
        assert "" not in row, f"too many cells: {row}"
        assert None not in row.values(), f"too few cells: {row}"
        assert row["source"].strip(), row
        assert all(cell == cell.strip() for cell in row.values()), row


@pytest.mark.parametrize(("name", "columns"), [(name, key) for name in UNIQUE for key in UNIQUE[name]])
def test_keys_are_unique(name, columns):
    found = [tuple(row[column].casefold() for column in columns) for row in rows(name)]
    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize("name", FILES)
def test_no_file_tells_where_it_was_made(name):
    app, stem = name.split("/")
    text = (FOLDERS[app] / f"{stem}.csv").read_text(encoding="utf-8")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert not re.search(r"(^|[\s,\"(])/\w", text), "a path of some machine"


@pytest.mark.parametrize("name", ["peel/inspections", "peel/publications", "audits/audits"])
def test_an_address_is_one_of_the_inspectorates(name):
    addresses = [row["address"] for row in rows(name) if row["address"] and row["kind"] != "other"]
    assert addresses
    assert all(re.fullmatch(r"https?://[\w.]*justiceinspectorates\.gov\.uk/\S+", text) for text in addresses)
