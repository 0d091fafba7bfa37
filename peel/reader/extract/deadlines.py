"""By when a recommendation is due, as its lead-in words it."""

import re
from datetime import date

from peel.reader.drafts import Deadline
from peel.reader.extract.dates import DAY, MONTH, YEAR, find_date, last_day, month_number
from peel.reader.extract.numbers import NUMBER, value

_IMMEDIATE = r"with immediate effect|immediately|straight ?away"
_LAPSE = rf"(?:within|in)(?: the)?(?: next| coming)? (?P<number>{NUMBER}|an?) (?P<unit>month|week|day|year)s?\b"
_BY = r"(?:by|before|no later than|not later than|on or before)"
_ON = (
    rf"{_BY}(?: the)?(?P<end> end of)? (?:(?:{DAY}(?: of)? )?(?:{MONTH})(?:,? {YEAR})?|"
    rf"\d{{1,2}}[/.]\d{{1,2}}[/.]{YEAR}"
    rf"|{YEAR})(?!\d)"
)
_ANY = re.compile(rf"\b(?:(?P<immediate>{_IMMEDIATE})|(?P<lapse>{_LAPSE})|(?P<by>{_ON}))", re.I)
_MONTH_YEAR = re.compile(rf"(?:{_BY})(?: the)?(?: end of)? (?P<month>{MONTH}),? (?P<year>{YEAR})", re.I)
_YEAR_ONLY = re.compile(rf"(?:{_BY})(?: the)? end of (?P<year>{YEAR})", re.I)
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}


def find_deadline(text: str, plain: str, *, at_start: bool = False) -> Deadline | None:
    """The deadline in a lead-in; in a list item (`at_start`) only where the item begins with it."""
    for match in _ANY.finditer(plain):
        if at_start and match.start() > 0:
            return None
        if match["immediate"] and not _is_instruction(plain, match):
            continue
        return _deadline(text[match.start() : match.end()], match)
    return None


def _is_instruction(plain: str, match: re.Match[str]) -> bool:
    """'should immediately review', not 'answers calls immediately'."""
    before = plain[: match.start()].rstrip(" ,:").lower()
    return (
        not before
        or before.endswith(("should", "must", "needs to", "should act", "and"))
        or ":" in plain[match.end() :]
    )


def _deadline(wording: str, match: re.Match[str]) -> Deadline:
    if match["immediate"]:
        return Deadline(wording, 0, None)
    if match["lapse"]:
        unit = match["unit"].lower()
        number = 1 if match["number"].lower() in ("a", "an") else int(value(match["number"]))
        months = number * _MONTHS[unit] if unit in _MONTHS else None
        return Deadline(wording, months, None, number * _DAYS[unit] if unit in _DAYS else None)
    return Deadline(wording, None, _due_on(match["by"]))


def _due_on(by: str) -> date | None:
    """A month alone is due on its last day; a day without its year is not worked out."""
    if month := _MONTH_YEAR.fullmatch(by):
        return last_day(int(month["year"]), month_number(month["month"]))
    if year := _YEAR_ONLY.fullmatch(by):
        return date(int(year["year"]), 12, 31)
    return find_date(by, month_alone=False)
