"""What is open at each force: every number is that of the list which it leads to."""

from datetime import date

import pytest
from django.test import Client

from peel.record.models import FindingKind, Move, MoveKind, Stay
from tests import factories
from tests.audits.compare.reading import address, lines, row
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """Ayshire with open and ended items, Beeshire with nothing."""
    a, b = factories.force("Ayshire"), factories.force("Beeshire")
    letter = factories.letter(force=a)
    causes = [factories.cause(force=a) for _ in range(3)]
    factories.closure(cause=causes[0], letter=letter)
    for cause in causes:
        factories.recommendation(cause=cause, deadline_on=date(2020, 1, 1))
    factories.recommendation(cause=causes[1], deadline_on=date(2999, 1, 1))
    report = factories.publication(force=a)
    improvements = [factories.finding(publication=report, kind=FindingKind.AREA_FOR_IMPROVEMENT) for _ in range(4)]
    letter.publication.closures.create(finding=improvements[0], closed_on=letter.sent_on, source="x")
    return a, b


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Open causes of concern", ("2 held As at 17 October 2024", "None held")),
        ("Open recommendations", ("3 open", "None held")),
        ("Overdue recommendations", ("2 overdue", "None held")),
        ("Areas for improvement", ("4 held 1 of these closed by a letter", "None held")),
    ],
)
def test_the_numbers_lead_to_lists_as_long(stranger: Client, two, head: str, said: tuple[str, str]) -> None:
    url = address("ayshire", "beeshire")
    assert tuple(row(stranger, url, head)) == said
    cells = page(stranger, url).xpath(f"//tr[th[starts-with(normalize-space(), '{head}')]]/td//a/@href")
    assert len(cells) == 2
    assert len(rows(stranger, cells[0])) == int(said[0].split()[0])
    assert cells[1] == "/coverage/#beeshire"


def test_a_file_has_no_nought_where_nothing_is_held(stranger: Client, two) -> None:
    found = [one for one in lines(stranger, address("ayshire", "beeshire")) if one["Section"] == "What is open"]
    values = {(one["What"], one["Force"]): one["Value"] for one in found}
    assert values["Open causes of concern", "Ayshire"] == "2"
    assert values["Open causes of concern", "Beeshire"] == ""
    assert "0" not in values.values()


def test_known_causes_that_are_not_held_are_told_beside_none(stranger: Client, two, monkeypatch) -> None:
    told = {"beeshire": ("Five causes of concern of December 2024.",)}
    monkeypatch.setattr("peel.coverage.causes_held.known_not_held", lambda *_: told)
    said = row(stranger, address("ayshire", "beeshire"), "Open causes of concern")[1]
    assert said == "None held Known and not held: Five causes of concern of December 2024."


def test_areas_of_concern_have_a_row_where_there_are_any(stranger: Client, two) -> None:
    url = address("ayshire", "beeshire")
    heads = [words(head) for head in page(stranger, url).xpath("//tbody//th")]
    assert "Areas of concern" not in heads
    factories.finding(publication=factories.publication(force=two[1]), kind=FindingKind.AREA_OF_CONCERN)
    assert row(stranger, url, "Areas of concern") == [
        "None held",
        "1 held None of these closed by a letter",
    ]


def test_monitoring_is_engage_since_or_scan(stranger: Client, two) -> None:
    stay = Stay.objects.create(key="a-stay", force=two[0])
    entered = {"publication": factories.publication(force=two[0]), "on": date(2024, 10, 17), "precision": "day"}
    Move.objects.create(stay=stay, event=MoveKind.ENTERED, source=factories.SOURCE, **entered)
    cells = row(stranger, address("ayshire", "beeshire"), "Monitoring")
    assert cells[0].startswith("In Engage when last known (17 October 2024) Since 17 October 2024")
    assert cells[1].startswith("In Scan when last known (6 December 2024)")
