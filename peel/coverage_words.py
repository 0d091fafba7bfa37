"""How pages say what a count rests on."""

from collections.abc import Iterable


def grades_held(held: int, could_be_held: int | None) -> str:
    """'Grades held: 300 of 371', 'Grades held: none of 9'; 'No grades held' where no number is known."""
    if could_be_held is None:
        return "No grades held"
    if could_be_held == 0:
        return "No grades given"
    return f"Grades held: {held or 'none'} of {could_be_held}"


def grades_in_words(counts: Iterable[tuple[str, int]]) -> str:
    """'We hold 5 grades: 4 outstanding, 1 inadequate' of pairs of a grade's name and its number."""
    given = [(name.lower(), number) for name, number in counts if number]
    total = sum(number for _, number in given)
    if not total:
        return "We hold no grades"
    parts = ", ".join(f"{number} {name}" for name, number in given)
    return f"We hold {total} grade{'' if total == 1 else 's'}: {parts}"
