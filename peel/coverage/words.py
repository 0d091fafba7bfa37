"""How pages say what a count rests on."""

from collections.abc import Iterable


def grades_held(held: int, could_be_held: int | None, inferred: int = 0) -> str:
    """'Grades held: 300 of 371, 45 of them inferred by us', 'Grades held: none of 9'.

    'No grades held' where no number is known that could be held, 'No grades given' where that number is 0.
    """
    if could_be_held is None:
        return "No grades held"
    if could_be_held == 0:
        return "No grades given"
    return f"Grades held: {held or 'none'} of {could_be_held}{of_them_inferred(inferred)}"


def of_them_inferred(inferred: int) -> str:
    """What is said beside a number of grades of which some are inferred; nothing where none is."""
    return f", {inferred} of them inferred by us" if inferred else ""


def grades_in_words(counts: Iterable[tuple[str, int]], inferred: int = 0) -> str:
    """'We hold 5 grades: 4 outstanding, 1 inadequate' of pairs of a grade's name and its number."""
    given = [(name.lower(), number) for name, number in counts if number]
    total = sum(number for _, number in given)
    if not total:
        return "We hold no grades"
    parts = ", ".join(f"{number} {name}" for name, number in given)
    return f"We hold {total} grade{'' if total == 1 else 's'}{of_them_inferred(inferred)}: {parts}"


def recommendations_not_held(without: int, open_causes: int) -> str:
    """'We do not hold the recommendations of any of the 9 open causes of concern held.'

    `without` of the causes have no recommendation that we hold; nothing is said where there is none of them.
    """
    if not without:
        return ""
    if open_causes == 1:
        return "We do not hold the recommendations of the one open cause of concern held."
    some = "any" if without == open_causes else without
    return f"We do not hold the recommendations of {some} of the {open_causes} open causes of concern held."


def causes_held_in_words(open_ones: int, as_at: str, *more: str) -> str:
    """'5 open causes of concern held (as at 6 June 2025); their recommendations are not held'.

    'No open causes of concern held' for none: never a bare 0, since nobody publishes how many there are. `more` is
    what has to be said of those held; empty texts are left out.
    """
    causes = "cause" if open_ones == 1 else "causes"
    held = f"{open_ones} open {causes} of concern held ({as_at})"
    return "; ".join(filter(None, [held if open_ones else "No open causes of concern held", *more]))
