"""Days in words: a date as exactly as it is known, a number of days, and how a deadline stands."""

from datetime import date


def written(day: date, precision: str = "day") -> str:
    """'11 July 2025'; 'July 2025', '2025' or '11 July 2025 at the latest' where the day is not known."""
    month = f"{day:%B %Y}"
    if precision in ("month", "year"):
        return month if precision == "month" else str(day.year)
    return f"{day.day} {month}{' at the latest' if precision == 'at-latest' else ''}"


def counted(days: int) -> str:
    """'1 day', '1,204 days'."""
    return "1 day" if days == 1 else f"{days:,} days"


def against(due_on: date, today: date) -> str:
    """How a due date stands today: '50 days late', 'today', 'in 12 days'."""
    days = (today - due_on).days
    if days == 0:
        return "today"
    return f"{counted(days)} late" if days > 0 else f"in {counted(-days)}"
