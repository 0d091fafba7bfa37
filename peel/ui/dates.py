"""Days in words: a date as exactly as it is known, a number of days, and how a deadline stands."""

import re
from calendar import month_abbr
from collections.abc import Iterable
from datetime import date, timedelta

EXACTNESS = ["day", "month", "year"]
MONTHS = {name: number for number, name in enumerate(month_abbr) if name}
STATED = re.compile(rf"(?:\b({'|'.join(MONTHS)})[a-z]* )?\b((?:19|20)\d\d)\b")


def format_date(day: date, precision: str = "day") -> str:
    """'11 July 2025'; 'July 2025', '2025' or '11 July 2025 at the latest' where the day is not known."""
    month = f"{day:%B %Y}"
    if precision in ("month", "year"):
        return month if precision == "month" else str(day.year)
    return f"{day.day} {month}{' at the latest' if precision == 'at-latest' else ''}"


def format_days(days: int) -> str:
    """'1 day', '1,204 days'."""
    return "1 day" if days == 1 else f"{days:,} days"


def due_in_words(due_on: date, today: date) -> str:
    """How a due date stands today: '50 days late', 'today', 'in 12 days'."""
    days = (today - due_on).days
    if days == 0:
        return "today"
    return f"{format_days(days)} late" if days > 0 else f"in {format_days(-days)}"


def parse_partial_date(text: str) -> tuple[int | None, int | None]:
    """The year and the month that a text names, as far as it does: 'May 2021' is 2021 and 5."""
    found = STATED.search(text)
    if found is None:
        return None, None
    return int(found[2]), MONTHS.get(found[1])


def first_day_of(text: str) -> date | None:
    """The first day of the month or the year that a text names."""
    year, month = parse_partial_date(text)
    return date(year, month or 1, 1) if year else None


def last_day_of(text: str) -> date | None:
    """The last day of the month or the year that a text names."""
    year, month = parse_partial_date(text)
    if year is None:
        return None
    return latest(date(year, month or 1, 1), "month" if month else "year")


def finest(dates: Iterable[tuple[date, str]]) -> list[tuple[date, str]]:
    """The dates, each with how exactly it is known, without those that another gives more exactly.

    Of 'June 2022' and '28 June 2022' only the second stays: the two do not disagree.
    """
    different = list(dict.fromkeys(dates))
    return [one for one in different if not any(is_finer(other, one) for other in different)]


def is_finer(one: tuple[date, str], than: tuple[date, str]) -> bool:
    """Whether the first date lies within the month or the year that is all that the second gives."""
    (on, precision), (start, coarse) = one, than
    return EXACTNESS.index(precision) < EXACTNESS.index(coarse) and start <= on <= latest(start, coarse)


def latest(on: date, precision: str) -> date:
    """The last day that can be meant by a date of which only the month or the year may be known."""
    if precision == "year":
        return date(on.year, 12, 31)
    if precision == "month":
        return date(on.year + on.month // 12, on.month % 12 + 1, 1) - timedelta(days=1)
    return on
