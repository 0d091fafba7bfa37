"""Verdicts on a draft, without a database: what was accepted stands, edits keep their quote, the rest is out."""

from dataclasses import replace

import pytest

from peel.reader import drafts
from peel.reader.decisions import DecidedValue, undecided, with_decisions
from peel.reader.read import read
from peel.reader.suggestions import HELD_IN, suggestions
from peel.reader.summaries import summary, title
from tests.review.accept.conftest import letter, report
from tests.review.conftest import LETTER, REPORT

DRAFTS = {"report": read(REPORT.read_bytes()), "letter": read(LETTER.read_bytes()), "small": report()}


@pytest.mark.parametrize("name", DRAFTS)
def test_without_verdicts_a_draft_is_as_it_was_read(name: str) -> None:
    assert with_decisions(DRAFTS[name], {}) == DRAFTS[name]


@pytest.mark.parametrize("name", DRAFTS)
def test_all_accepted_is_as_it_was_read_and_nothing_is_left(name: str) -> None:
    draft = DRAFTS[name]
    all_accepted = {each.key: DecidedValue("accept") for each in suggestions(draft)}
    assert with_decisions(draft, all_accepted) == draft
    assert undecided(draft, all_accepted) == []
    assert len(undecided(draft, {})) == len(all_accepted)


@pytest.mark.parametrize("name", DRAFTS)
def test_all_rejected_leaves_the_text_alone(name: str) -> None:
    draft = DRAFTS[name]
    rejected = {each.key: DecidedValue("reject") for each in suggestions(draft) if each.kind != "document"}
    left = with_decisions(draft, rejected)
    assert all(getattr(left, held_in) == () for held_in in HELD_IN.values())
    assert left.letter is None
    assert left.passages == draft.passages


@pytest.mark.parametrize("name", DRAFTS)
def test_every_proposal_says_itself_in_words(name: str) -> None:
    for each in suggestions(DRAFTS[name]):
        assert title(each.kind, each.value)
        assert all(label and words for label, words in summary(each.kind, each.value))


def test_an_edit_keeps_passage_and_quote() -> None:
    before = report().estimates[0]
    after = with_decisions(
        report(), {("estimate", 0): DecidedValue("edit", {"value": 82, "margin": None})}
    ).estimates[0]
    assert after == replace(before, value=82.0, margin=None)


def test_recommendations_are_counted_over_all_causes() -> None:
    first = drafts.Recommendation(None, "First", 1)
    second = drafts.Recommendation(None, "Second", 2)
    causes = tuple(drafts.CauseOfConcern(each.text, "open", False, (1,), (each,)) for each in (first, second))
    draft = report(causes_of_concern=causes)
    left = with_decisions(draft, {("recommendation", 1): DecidedValue("reject")}).causes_of_concern
    assert [each.recommendations for each in left] == [(first,), ()]
    edited = with_decisions(
        draft, {("recommendation", 1): DecidedValue("edit", {"text": "Other"})}
    ).causes_of_concern
    assert edited[1].recommendations[0] == replace(second, text="Other")


def test_a_rejected_cause_takes_its_recommendations_with_it() -> None:
    verdicts = {("cause", 0): DecidedValue("reject")}
    assert with_decisions(report(), verdicts).causes_of_concern == ()
    assert ("recommendation", 0) not in {each.key for each in undecided(report(), verdicts)}


def test_a_letters_day_is_one_day() -> None:
    told_otherwise = DecidedValue("edit", {"sent_on": "2025-07-12"})
    draft = with_decisions(letter(), {("document", 0): told_otherwise})
    assert draft.sent_on is not None
    assert draft.letter is not None
    assert draft.letter.sent_on == draft.sent_on
    assert draft.sent_on.isoformat() == "2025-07-12"


def disagreeing() -> drafts.Draft:
    """A draft in which one area has another grade further on."""
    text = "Investigating crime has two grades: good in passage 2, adequate here."
    return report(problems=(drafts.Problem("grade-disagrees", 4, text),))


def test_two_grades_are_doubted_until_somebody_decides() -> None:
    [doubted] = [each for each in suggestions(disagreeing()) if each.doubts]
    assert doubted.key == ("judgment", 0)
    assert with_decisions(disagreeing(), {}).problems
    assert with_decisions(disagreeing(), {("judgment", 1): DecidedValue("accept")}).problems
    assert with_decisions(disagreeing(), {("judgment", 0): DecidedValue("accept")}).problems == ()


def test_a_doubt_bears_on_the_figure_that_it_names() -> None:
    doubts = {each.key: each.doubts for each in suggestions(DRAFTS["letter"]) if each.doubts}
    assert {kind for kind, _ in doubts} == {"estimate", "count"}
    for key, problems in doubts.items():
        assert [problem.targets for problem in problems] == [(drafts.Ref(*key),)]


def test_of_two_estimates_in_a_sentence_the_one_without_a_margin_is_doubted() -> None:
    """The number of one stands within that of the other."""
    text = (
        "PEEL 2023–25: An inspection of Surrey Police\nPublished on 7 March 2025\nSurrey Police\n"
        "Crime data integrity\nWe estimate that the force recorded 89.5 percent of all reported crimes. "
        "We estimate that the force recorded 9.5 percent (+/- 3.1 percentage points) of rape offences."
    )
    estimates = [each for each in suggestions(read(text.encode(), "x.txt")) if each.kind == "estimate"]
    assert [(each.value.value, bool(each.doubts)) for each in estimates] == [(89.5, True), (9.5, False)]


def test_two_grades_of_one_area_are_both_doubted() -> None:
    text = "Investigating crime has two grades: good in passage 2, adequate here."
    both = (drafts.Ref("judgment", 0), drafts.Ref("judgment", 1))
    draft = report(problems=(drafts.Problem("grade-disagrees", 4, text, both),))
    assert [each.key for each in suggestions(draft) if each.doubts] == [("judgment", 0), ("judgment", 1)]


def test_a_problem_of_a_stored_draft_without_targets_doubts_all_in_its_passage() -> None:
    draft = DRAFTS["letter"]
    problem = next(each for each in draft.problems if each.code == "estimate-without-margin")
    old = replace(draft, problems=(replace(problem, targets=()),))
    there = [number for number, each in enumerate(draft.estimates) if each.passage == problem.passage]
    assert [each.key for each in suggestions(old) if each.doubts] == [("estimate", number) for number in there]
