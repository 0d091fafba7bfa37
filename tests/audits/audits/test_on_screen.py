"""Each audit result is on screen, and so are the 59 first given to us: value, limits and count, or why not."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audits.statistics import Interval
from tests.reading import page, words
from tests.seed.facts.tables import given, rows
from tests.seed.loading_facts import load

pytestmark = pytest.mark.django_db
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture
def facts(db: None) -> None:
    """The facts as the demo loads them."""
    load()


@pytest.fixture
def seen(facts: None, stranger: Client) -> "Seen":
    """The pages, each fetched once."""
    return Seen(stranger)


class Seen:
    """What stands on the pages of audits, forces and measures."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.trees: dict[str, Any] = {}

    def tree(self, address: str) -> Any:
        """A parsed page."""
        if address not in self.trees:
            self.trees[address] = page(self.client, address)
        return self.trees[address]

    def rows(self, address: str) -> list[list[str]]:
        """The cells of all rows of a page."""
        found = self.tree(address).xpath("//main//tbody/tr")
        return [[words(cell) for cell in row.xpath("./*")] for row in found]


def estimates() -> Iterator[dict[str, str]]:
    """Each row of the facts; one that was first given without a margin may have it from a source found later."""
    everything = dict(enumerate(given("audits"), start=1))
    for row in rows("audits/estimates"):
        there = everything[int(row["given_rows"])] if row["given_rows"] else {"ci_plus_minus": ""}
        assert there["ci_plus_minus"].strip() in ("", row["margin"])
        yield row


def refined() -> set[int]:
    """The given rows without a margin whose estimate was found later as published, with its margin."""
    without = {n for n, row in enumerate(given("audits"), start=1) if not row["ci_plus_minus"].strip()}
    exact = {int(row["given_rows"]) for row in rows("audits/estimates") if row["given_rows"] and row["margin"]}
    return without & exact


def interval(row: dict[str, str]) -> Interval:
    """The estimate of a row of the facts."""
    return Interval(Decimal(row["value"]), Decimal(row["margin"]) if row["margin"] else None, row["qualifier"])


def limits(shown: Interval) -> list[str]:
    """Estimate, lower and upper limit as three cells of a table."""
    return [
        shown.written(number) if number is not None else "[x]" for number in (shown.value, shown.lower, shown.upper)
    ]


def names(file: str) -> dict[str, str]:
    """The names of subjects or forces by their slug."""
    return {row["slug"]: row.get("name") or row.get("short_name") or "" for row in rows(file)}


def test_every_estimate_with_its_limits_is_on_the_page_of_its_audit(seen: Seen) -> None:
    subjects = names("audits/subjects")
    checked = 0
    for row in estimates():
        shown = interval(row)
        (cells,) = [
            cells
            for cells in seen.rows(reverse("audit", args=[row["audit"]]))
            if cells[0].startswith(subjects[row["subject"]]) and cells[2:4] == limits(shown)[1:]
        ]
        assert cells[1] == " ".join(filter(None, [row["qualifier"], limits(shown)[0]]))
        assert (shown.margin_in_points or "none published") in cells[4]
        checked += 1
    assert checked == len(rows("audits/estimates")) == 100


def test_every_estimate_is_drawn_on_the_page_of_its_force_with_its_limits(seen: Seen) -> None:
    forces = {row["slug"]: row["force"] for row in rows("audits/audits")}
    checked = 0
    for row in estimates():
        force = forces[row["audit"]]
        if not force:
            continue
        shown = interval(row)
        tables = seen.tree(reverse("force-audits", args=[force])).xpath("//figure//tbody/tr")
        found = [[words(cell) for cell in each.xpath("./*")] for each in tables]
        told = ", ".join(filter(None, [str(shown), row["scope"]]))
        assert [*limits(shown), told] in [cells[1:5] for cells in found], row
        checked += 1
    assert checked == sum(bool(forces[row["audit"]]) for row in rows("audits/estimates")) > 90


def test_the_latest_result_of_each_force_is_on_the_page_of_its_measure(seen: Seen) -> None:
    audits = {row["slug"]: row for row in rows("audits/audits")}
    latest: dict[tuple[str, str], dict[str, str]] = {}
    for row in estimates():
        key = (row["subject"], audits[row["audit"]]["force"])
        before = latest.get(key)
        if before is None or audits[before["audit"]]["order_on"] < audits[row["audit"]]["order_on"]:
            latest[key] = row
    places = {"": "England and Wales"} | names("peel/forces")
    for (subject, force), row in latest.items():
        found = [
            cells for cells in seen.rows(reverse("audit-measure", args=[subject])) if cells[0] == places[force]
        ]
        told = ", ".join(filter(None, [str(interval(row)), row["scope"]]))
        assert any(told in cells for cells in found), (subject, force)
    assert len(latest) > 30


def test_every_count_is_on_the_pages_of_its_audit_and_its_force(seen: Seen) -> None:
    forces = {row["slug"]: row["force"] for row in rows("audits/audits")}
    everything = dict(enumerate(given("audits"), start=1))
    for row in rows("audits/counts"):
        told = f"{row['numerator']} of {row['denominator']}"
        if row["given_rows"]:
            there = everything[int(row["given_rows"])]
            assert told == f"{there['recorded']} of {there['should_have_been_recorded']}"
        for address in (
            reverse("audit", args=[row["audit"]]),
            reverse("force-audits", args=[forces[row["audit"]]]),
            reverse("audit-measure", args=[row["subject"]]),
        ):
            cells = [cell for cells in seen.rows(address) for cell in cells]
            assert told in cells, (address, told)
    assert len(rows("audits/counts")) == 13


def test_every_given_row_is_on_a_page_or_left_out_with_a_reason(seen: Seen) -> None:
    audits = {int(n): row["slug"] for row in rows("audits/audits") for n in NUMBER.findall(row["given_rows"])}
    for name in ("audits/estimates", "audits/counts"):
        audits |= {int(n): row["audit"] for row in rows(name) for n in NUMBER.findall(row["given_rows"])}
    left_out = {int(row["given_row"]): row["reason"] for row in rows("audits/not_loaded")}
    reasons = words(seen.tree(reverse("audits-not-loaded")))
    assert all(reason in reasons for reason in left_out.values())
    everything = dict(enumerate(given("audits"), start=1))
    assert len(everything) == 59
    for number, there in everything.items():
        if number not in audits:
            assert number in left_out
            continue
        text = words(seen.tree(reverse("audit", args=[audits[number]])))
        stated = ["ci_plus_minus", "should_have_been_recorded", "recorded"]
        for column in stated if number in refined() else ["estimate_percent", *stated]:
            for figure in NUMBER.findall(there[column]):
                assert same(figure, text), (number, column, figure)


def same(figure: str, text: str) -> bool:
    """Whether a figure stands in a text, however many noughts end it."""
    return Decimal(figure) in {Decimal(found) for found in NUMBER.findall(text)}
