"""Every number that a list shows is in its files, row by row."""

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client

from tests import factories
from tests.reading import rows
from tests.sweeps.world import make_world

pytestmark = pytest.mark.django_db
LISTS = [
    "forces",
    "inspections",
    "causes",
    "recommendations",
    "findings",
    "figures",
    "letters",
    "documents",
    "audits",
]


def numbers(text: str) -> set[str]:
    """The numbers in a text, thousands not set off."""
    return set(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3})", "", text)))


@pytest.fixture
def _some_of_everything() -> None:
    framework = factories.area().framework
    for name in ("one", "other"):
        make_world(word=name, state="published", force=factories.force(name.title()), framework=framework)
    audit = factories.audit(cases_examined=1204)
    cause = factories.cause(raised_on=date(2021, 3, 1))
    factories.recommendation(cause=cause, deadline_on=date(2021, 6, 12))
    factories.figure(publication=audit.publication, value="6887.5", passage=None, source="a press notice")


@pytest.mark.usefixtures("_some_of_everything")
@pytest.mark.parametrize("name", LISTS)
def test_the_files_hold_the_numbers_of_the_page(stranger: Client, name: str) -> None:
    shown = rows(stranger, f"/{name}/")
    _, *of_csv = csv.reader(io.StringIO(stranger.get(f"/{name}/?format=csv").content.decode()))
    of_json = stranger.get(f"/{name}/?format=json").json()["rows"]
    assert len(shown) == len(of_csv) == len(of_json) >= 2
    for row, in_csv, in_json in zip(shown, of_csv, of_json, strict=True):
        assert numbers(row) <= numbers(" ".join(in_csv))
        assert numbers(row) <= numbers(" ".join(str(cell) for cell in in_json.values()))
    assert any(numbers(row) for row in shown)
