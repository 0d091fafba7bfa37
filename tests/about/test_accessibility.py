"""The accessibility statement: the parts that the law wants, and nothing that the record does not say."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from peel.about.accessibility import Statement, statement
from tests.reading import page, words

pytestmark = pytest.mark.django_db
DUE = "due for review"


def test_it_has_the_parts_of_the_legal_form(stranger: Client) -> None:
    found = page(stranger, "/accessibility/")
    assert [heading.get("id") for heading in found.xpath("//main//h2")] == [
        "status",
        "contact",
        "reporting",
        "enforcement",
        "technical",
        "faults",
        "tested",
    ]
    text = words(found)
    for body in ("(EHRC)", "(ECNI)", "partially compliant", "Disproportionate burden", "Outside the scope"):
        assert body in text


def test_each_fault_says_what_why_instead_and_when(stranger: Client) -> None:
    text = words(page(stranger, "/accessibility/"))
    assert statement().faults
    for fault in statement().faults:
        for part in (fault.what, fault.criteria, fault.why, fault.instead, fault.mended):
            assert part in text


def test_the_version_of_axe_is_the_one_that_tests(stranger: Client) -> None:
    lock = json.loads((settings.BASE_DIR / "package-lock.json").read_text())
    assert statement().axe == lock["packages"]["node_modules/axe-core"]["version"]
    assert f"axe-core {statement().axe}" in words(page(stranger, "/accessibility/"))


def test_it_is_prepared_before_it_is_reviewed() -> None:
    assert statement().prepared_on <= statement().reviewed_on


@pytest.mark.parametrize(("day", "is_due"), [(date(2027, 11, 23), False), (date(2027, 11, 24), True)])
def test_after_a_year_the_page_says_that_it_is_due(
    stranger: Client, monkeypatch: pytest.MonkeyPatch, day: date, is_due: bool
) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *args: day)
    monkeypatch.setattr("peel.about.views.statement", lambda: statement_of(date(2026, 11, 23)))
    assert (DUE in words(page(stranger, "/accessibility/"))) == is_due


def statement_of(day: date) -> Statement:
    """The statement as if it had been reviewed that day."""
    return replace(statement(), reviewed_on=day)
