"""Numbers in figures and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peel.reader.extract.numbers import value
from peel.reader.extract.percentages import number_pattern

UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    if number < 20:
        return (UNITS + TEENS)[number]
    tens = TENS[number // 10 - 2]
    return tens if number % 10 == 0 else f"{tens}-{UNITS[number % 10]}"


@pytest.mark.parametrize("number", range(100))
def test_words_up_to_ninety_nine(number):
    assert value(in_words(number)) == number
    assert value(in_words(number).capitalize().replace("-", " ")) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("6,887", 6887),
        ("3,244", 3244),
        ("82.6", 82.6),
        ("1,204.5", 1204.5),
        ("one hundred and five", 105),
        ("a hundred", 100),
    ],
)
def test_other_forms(written, number):
    assert value(written) == number


@given(st.integers(0, 10**9))
def test_commas_change_nothing(number):
    assert value(f"{number:,}") == value(str(number)) == number


@pytest.mark.parametrize("text", ["N100", "someone", "tenfold", "often", "COVID-19", "E23000036"])
def test_letters_around_a_number_make_it_no_number(text):
    assert number_pattern().search(text) is None
