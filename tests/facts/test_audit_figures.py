"""Audit figures stay as they were stated, and none of the given ones is lost."""

import re
from decimal import Decimal

from .tables import given, keys, rows


def numbers(text):
    return {int(number) for number in re.findall(r"\d+", text)}


def test_rates_and_margins_are_shares_of_a_hundred():
    for row in rows("audits/estimates"):
        assert Decimal(0) <= Decimal(row["value"]) <= Decimal(100), row
        assert not row["margin"] or Decimal(0) < Decimal(row["margin"]) < Decimal(50), row
        assert row["qualifier"] in {"", "about", "over", "around", "more than", "up to"}, row


def test_every_value_stands_in_the_words_as_stated():
    for row in rows("audits/estimates"):
        value = Decimal(row["value"])
        stated = [Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", row["stated"])]
        assert (100 - value if row["is_complement"] == "yes" else value) in stated, row
        assert not row["margin"] or Decimal(row["margin"]) in stated, row
        assert row["qualifier"] in row["stated"], row


def test_counts_are_parts_of_a_whole():
    for row in rows("audits/counts"):
        assert 0 <= int(row["numerator"]) <= int(row["denominator"]), row
        assert not row["cases"] or int(row["cases"]) > 0, row


def test_an_overall_grade_belongs_to_its_scale():
    four = {row["grade"] for row in rows("peel/grades_scale") if row["cycle"] == "2017"}
    scales = {"four": four, "five": four | {"adequate"}, "": {""}}
    for row in rows("audits/audits"):
        assert row["overall_grade"] in scales[row["scale"]], row


def test_pairs_are_of_one_force_and_in_order():
    audits = {row["slug"]: row for row in rows("audits/audits")}
    for row in rows("audits/comparisons"):
        earlier, later = audits[row["earlier"]], audits[row["later"]]
        assert earlier["force"] == later["force"]
        assert earlier["order_on"] < later["order_on"]
        assert row["statement"]
        assert row["whose"]


def given_rows(name):
    return set().union(*(numbers(row["given_rows"]) for row in rows(name)))


def test_every_given_row_is_accounted_for():
    loaded = given_rows("audits/audits") | given_rows("audits/estimates") | given_rows("audits/counts")
    refused = {int(row["given_row"]) for row in rows("audits/not_loaded")}
    assert all(row["reason"] for row in rows("audits/not_loaded"))
    everything = given("audits")
    assert len(everything) == 59
    assert loaded | refused == set(range(1, 60))


def test_estimates_are_the_given_ones():
    everything = dict(enumerate(given("audits"), start=1))
    for row in rows("audits/estimates"):
        there = everything[int(row["given_rows"])]
        everywhere = " ".join(there.values())
        value = Decimal(row["value"])
        stated = {value, 100 - value} if row["is_complement"] == "yes" else {value}
        assert stated & {Decimal(n) for n in re.findall(r"\d+(?:\.\d+)?", everywhere)}, row
        assert row["margin"] in {"", there["ci_plus_minus"]}, row


def test_no_given_estimate_or_interval_is_missing():
    here = {(row["given_rows"], row["margin"]) for row in rows("audits/estimates")}
    for number, there in enumerate(given("audits"), start=1):
        if there["estimate_percent"]:
            assert (str(number), there["ci_plus_minus"]) in here, there


def test_counts_are_the_given_ones():
    here = keys("audits/counts", "given_rows", "numerator", "denominator")
    there = {
        (str(number), row["recorded"], row["should_have_been_recorded"])
        for number, row in enumerate(given("audits"), start=1)
        if row["recorded"]
    }
    assert here == there


def test_overall_grades_are_the_given_ones():
    audits = {row["slug"]: row for row in rows("audits/audits")}
    everything = dict(enumerate(given("audits"), start=1))
    pairs = [
        (row["audit"], row["given_rows"]) for name in ("estimates", "counts") for row in rows(f"audits/{name}")
    ]
    pairs += [(row["slug"], row["given_rows"]) for row in audits.values() if row["given_rows"]]
    checked = {}
    for slug, number in pairs:
        there = everything[int(number)]
        if there["published"] and there["published"] in audits[slug]["published_text"]:
            checked[slug] = there["overall_grade"].replace(" ", "-")
            assert audits[slug]["overall_grade"] == checked[slug], slug
    assert len(checked) > 25
