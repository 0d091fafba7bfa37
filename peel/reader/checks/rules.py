"""What a document lacks or contradicts: every rule, each draft -> problems."""

from collections.abc import Callable, Iterator

from peel.reader.checks.figures import counts_give_another_rate, estimate_has_no_margin, margin_is_in_percent
from peel.reader.checks.grades import (
    area_has_two_judgments,
    cause_is_missing,
    grade_is_missing,
    grade_list_is_missing,
    grades_disagree,
    improvement_is_missing,
    number_of_grades_differs,
)
from peel.reader.checks.text import figure_has_no_data, list_is_missing, text_is_cut_off
from peel.reader.drafts import Problem
from peel.reader.extract.concern import announced
from peel.reader.extract.numbers import value
from peel.reader.parsed_document import ParsedDocument
from peel.reader.structure.labels import RECOMMENDATIONS_ANNOUNCED


def find_problems(reading: ParsedDocument) -> tuple[Problem, ...]:
    """Every problem, in the order of the document; those of the whole document first."""
    found = [problem for check in CHECKS for problem in check(reading)]
    return tuple(sorted(found, key=lambda problem: problem.passage or 0))


def force_is_unknown(reading: ParsedDocument) -> Iterator[Problem]:
    if reading.draft.force is None:
        name = f"{reading.named.name} is none of the 43 forces" if reading.named else "no force is named"
        yield Problem("unknown-force", None, f"The force is not known: {name}.")


def kind_is_unknown(reading: ParsedDocument) -> Iterator[Problem]:
    if reading.draft.kind == "unknown":
        yield Problem(
            "unknown-kind", None, "The document names a force but has the form of no known report, letter or page."
        )


def announced_causes_are_missing(reading: ParsedDocument) -> Iterator[Problem]:
    told = announced(reading.lines[reading.body_start :])
    found = len(reading.draft.causes_of_concern)
    if told and 0 < found < told[0] and reading.draft.kind != "inspection_report":
        text = f"{told[0]} causes of concern are announced and {found} found."
        yield Problem("causes-of-concern-missing", told[1].n, text)


def recommendations_differ_in_number(reading: ParsedDocument) -> Iterator[Problem]:
    """'had eight recommendations' against those found in the section of the cause."""
    for cause in reading.draft.causes_of_concern:
        for line in reading.lines:
            told = RECOMMENDATIONS_ANNOUNCED.search(line.plain)
            if told and line.n in cause.passages and int(value(told["number"])) != len(cause.recommendations):
                found = len(cause.recommendations)
                text = f"{told['number'].capitalize()} recommendations are announced and {found} found."
                yield Problem("recommendations-missing", line.n, text)


def cause_has_no_recommendations(reading: ParsedDocument) -> Iterator[Problem]:
    for cause in reading.draft.causes_of_concern:
        if not cause.recommendations and len(cause.passages) > 2:
            text = f"The cause of concern “{cause.title}” has no recommendation in the text."
            yield Problem("recommendations-missing", cause.passages[0], text)


def closed_cause_is_not_named(reading: ParsedDocument) -> Iterator[Problem]:
    if reading.draft.kind == "closure_letter" and not reading.draft.causes_of_concern:
        yield Problem(
            "cause-of-concern-not-named", None, "The letter closes a cause of concern and does not say which."
        )


def letter_lacks_its_parts(reading: ParsedDocument) -> Iterator[Problem]:
    letter = reading.draft.letter
    if letter is None:
        if reading.draft.kind in ("closure_letter", "revisit_letter", "monitoring_letter"):
            yield Problem(
                "letter-block-missing", None, "The document is a letter without its block of From, To and Sent on."
            )
        return
    for is_there, what in ((letter.sender.name, "sender"), (letter.to, "addressee"), (letter.sent_on, "date")):
        if not is_there:
            yield Problem("letter-incomplete", None, f"The letter block gives no {what}.")


CHECKS: tuple[Callable[[ParsedDocument], Iterator[Problem]], ...] = (
    force_is_unknown,
    kind_is_unknown,
    letter_lacks_its_parts,
    closed_cause_is_not_named,
    grade_list_is_missing,
    number_of_grades_differs,
    grades_disagree,
    area_has_two_judgments,
    grade_is_missing,
    cause_is_missing,
    improvement_is_missing,
    announced_causes_are_missing,
    recommendations_differ_in_number,
    cause_has_no_recommendations,
    list_is_missing,
    figure_has_no_data,
    margin_is_in_percent,
    estimate_has_no_margin,
    counts_give_another_rate,
    text_is_cut_off,
)
