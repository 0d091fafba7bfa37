"""Single cells of a file of figures: a day, a value, a unit."""

import re
from datetime import date
from functools import lru_cache

# As many digits as an observation holds.
PLAIN = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
BRITISH_DAY = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")


class WrongCell(Exception):
    """The cell does not say what its column needs; the message says why and what to write."""


@lru_cache(1024)
def day(text: str) -> str:
    """A day in the form 2025-03-31."""
    british = BRITISH_DAY.fullmatch(text)
    if british:
        n, month, year = british.groups()
        raise WrongCell(f"‘{text}’ is not in the order year, month, day; write {year}-{month:0>2}-{n:0>2}.")
    if not DAY.fullmatch(text):
        raise WrongCell(f"‘{text[:40]}’ is no date; write it as 2025-03-31." if text else "there is no date.")
    try:
        date.fromisoformat(text)
    except ValueError:
        raise WrongCell(f"there is no day {text}; correct it.") from None
    return text


def value(text: str) -> str:
    """A number of 0 or more in digits with a point, as it stands."""
    if PLAIN.fullmatch(text):
        return text
    raise WrongCell(_why(text))


def plain_unit(text: str) -> str:
    """The unit without the words in brackets behind it, which say more than the unit."""
    return re.sub(r"\s*\([^()]*\)$", "", text).casefold()


def _why(text: str) -> str:
    shown = text[:40]
    if not text:
        return "there is no value; leave out the row of a force that has none."
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", text):
        return f"{shown} has a comma; write {shown.replace(',', '')}."
    if re.fullmatch(r"[0-9]+,[0-9]+", text):
        return f"{shown} has a comma; write {shown.replace(',', '.')}."
    if re.fullmatch(r"[-−–][0-9.]+", text):
        return f"{shown} is below 0, which no measure here can be; correct it."
    if re.fullmatch(r"[0-9.]+ ?%", text):
        return f"{shown} has a percent sign; write {shown.rstrip(' %')}."
    if re.fullmatch(r"[£$€] ?[0-9,.]+", text):
        return f"{shown} has a currency sign; write {shown.lstrip('£$€ ').replace(',', '')}."
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        return f"{shown} is longer than 12 digits and 6 decimal places; round it or correct it."
    return f"‘{shown}’ is no number; write digits with a point, and leave out the row of a force that has none."
