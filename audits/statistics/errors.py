"""What can't be worked out, and why: errors with names, so that a page can say which it was."""

from math import isfinite


class CannotSay(ValueError):
    """The figures given don't allow an answer; its text says why."""


class NotANumber(CannotSay):
    """A figure is infinite, is no number, or lies where no such figure can lie."""


class NoMargin(CannotSay):
    """An estimate was published without a margin, so nothing can be tested."""


class NoWidth(CannotSay):
    """A point of a trend whose interval has no width, so that it can't be weighed."""


class NoCases(CannotSay):
    """A proportion of no cases at all: 0 of 0."""


class NoValues(CannotSay):
    """An average of nothing."""


class TooFew(CannotSay):
    """Fewer events or points than the method needs."""


def finite(number: float, what: str) -> float:
    """`number` as a float; `what` names it where it is none."""
    if not isfinite(number):
        raise NotANumber(f"{what} is not a finite number: {number}")
    return float(number)
