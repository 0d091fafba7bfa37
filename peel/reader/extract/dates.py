"""Dates as published: in words, with ordinals, in figures, or the month alone; and periods between two of them."""

import re
from calendar import monthrange
from datetime import date

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT = {month[:3].lower(): number for number, month in enumerate(MONTHS, start=1)}
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d{2}"
_WHOLE = re.compile(rf"\b(?P<day>{DAY})(?: of)? (?P<month>{MONTH}),? (?P<year>{YEAR})\b", re.I)
_AMERICAN = re.compile(rf"\b(?P<month>{MONTH}) (?P<day>{DAY}),? (?P<year>{YEAR})\b", re.I)
_FIGURES = re.compile(rf"\b(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.](?P<year>{YEAR})\b")
_ISO = re.compile(rf"\b(?P<year>{YEAR})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)")
_MONTH_ONLY = re.compile(rf"\b(?P<month>{MONTH}) (?P<year>{YEAR})\b", re.I)
_A_DATE = rf"(?:{DAY} )?(?:{MONTH})(?:,? {YEAR})?"
PERIOD = re.compile(
    rf"\b(?:between )?(?P<period>{_A_DATE} ?(?:-|to|and|until) ?(?:{DAY} )?(?:{MONTH}),? {YEAR}\b)", re.I
)


def find_date(text: str, month_alone: bool = True) -> date | None:
    """The first date of a plain text; a month alone is its first day."""
    found = [match for match in (form.search(text) for form in (_WHOLE, _AMERICAN, _FIGURES, _ISO)) if match]
    for match in sorted(found, key=re.Match.start):
        day = _date(match["year"], match["month"], match["day"])
        if day is not None:
            return day
    match = _MONTH_ONLY.search(text) if month_alone else None
    return _date(match["year"], match["month"], "1") if match else None


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def month_number(name: str) -> int:
    """1 for January; short names too."""
    return int(name) if name.isdigit() else _SHORT[name[:3].lower()]


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), month_number(month), int(re.sub(r"\D", "", day)))
    except ValueError:
        return None
