"""The reader against documents that nobody wrote: composed at random, and each wording once by itself."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.reader.corpus import composed_letters as letters
from tests.reader.corpus import composed_reports as reports
from tests.reader.corpus import composing as c
from tests.reader.corpus import wordings as w
from tests.reader.corpus.comparing import PARTS

SHOWN = settings(
    max_examples=40,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
FORCE = c.Spoken("west-yorkshire", "West Yorkshire Police", "force")


def check(text: str, expected: dict[str, Any], part: str) -> None:
    """One part of a composed document is read as it was meant."""
    from peel.reader.read import read

    found = read(text.encode(), "composed.txt").as_json()
    differences = PARTS[part](expected, found)
    assert not differences, "\n".join([*differences, "", text])


@pytest.mark.parametrize("part", ["kind", "judgments", "findings", "estimates", "counts", "areas_for_improvement"])
def test_any_report(part: str) -> None:
    @SHOWN
    @given(reports.reports())
    def reads(report: tuple[str, dict[str, Any]]) -> None:
        check(*report, part)

    reads()


@pytest.mark.parametrize("part", ["kind", "letter", "causes_of_concern", "estimates", "counts", "judgments"])
def test_any_closure_letter(part: str) -> None:
    @SHOWN
    @given(letters.closure_letters())
    def reads(letter: tuple[str, dict[str, Any]]) -> None:
        check(*letter, part)

    reads()


def report_with(area: str, *lines: str) -> str:
    """The shortest report that holds these lines in one area."""
    return "\n".join(
        [
            "West Yorkshire Police PEEL 2023–25",
            "Overall summary",
            "Our judgments",
            "Our inspection assessed how good West Yorkshire Police is in nine areas of policing.",
            area,
            *lines,
        ]
    )


@pytest.mark.parametrize("grade", w.GRADES)
@pytest.mark.parametrize("form", w.GRADE_SENTENCES)
def test_grade_sentence(form: str, grade: str) -> None:
    area = "Investigating crime"
    sentence = c.grade_sentence(FORCE, form, grade, *w.AREAS_2023[area])
    text = report_with(area, sentence, "Main findings", "Officers know their work", "They were told of it.")
    check(text, {"judgments": [{"area": area, "grade": grade, "is_graded": True}]}, "judgments")


@pytest.mark.parametrize("notation", w.INTERVALS)
@pytest.mark.parametrize("template", w.RECORDING)
def test_interval(notation: str, template: str) -> None:
    sentence, expected = c.estimate(
        FORCE, w.RECORDING[template], 873, " percent", notation, "3.6", "sexual offences"
    )
    text = report_with("Recording data about crime", "West Yorkshire Police is good at recording crime.", sentence)
    check(text, {"estimates": [expected]}, "estimates")


@pytest.mark.parametrize("crime", w.CRIMES)
@pytest.mark.parametrize("unit", w.UNITS)
def test_crime_and_unit(crime: str, unit: str) -> None:
    notation = " (+/- {h} percentage points)"
    sentence, expected = c.estimate(FORCE, w.RECORDING["records"], 912, unit, notation, "2.45", crime)
    text = report_with("Recording data about crime", "West Yorkshire Police is good at recording crime.", sentence)
    check(text, {"estimates": [expected]}, "estimates")


@pytest.mark.parametrize(
    ("numerator", "denominator"), [("52", "68"), ("nine", "11"), ("one", "six"), ("1,204", "2,310")]
)
@pytest.mark.parametrize("wording", w.COUNTS)
def test_count(wording: str, numerator: str, denominator: str) -> None:
    sentence = FORCE.say(w.COUNTS[wording], n=numerator, m=denominator)
    opening = "West Yorkshire Police is adequate at investigating crime."
    text = report_with("Investigating crime", opening, "Main findings", "Officers know their work", sentence)
    meant = {"nine": 9, "one": 1, "six": 6}
    pair = [meant.get(number) or int(number.replace(",", "")) for number in (numerator, denominator)]
    check(text, {"counts": [{"numerator": pair[0], "denominator": pair[1]}]}, "counts")


@pytest.mark.parametrize("bullet", ["- ", "  • ", "• "])
@pytest.mark.parametrize("lead_in", w.DEADLINES)
def test_deadline(lead_in: str, bullet: str) -> None:
    months, on = w.DEADLINES[lead_in]
    title = "The force needs to answer emergency calls more quickly"
    asked = [FORCE.say(lead_in), f"{bullet}review its rotas; and", f"{bullet}tell its callers how long they wait."]
    text = report_with(
        "Responding to the public",
        "West Yorkshire Police is inadequate at responding to the public.",
        *["Cause of concern", title, "Callers wait too long.", "Recommendations", *asked],
    )
    wanted = [{"text": text, "months": months, "on": on} for text in ("review its rotas", "tell its callers")]
    cause = {"title": title, "status": "open", "accelerated": False, "recommendations": wanted}
    check(text, {"causes_of_concern": [cause]}, "causes_of_concern")


@pytest.mark.parametrize("rank", letters.RANKS)
@pytest.mark.parametrize("style", letters.BLOCKS)
def test_letter_block(style: str, rank: str) -> None:
    inspector = tuple(letters.SENDERS["inspector"])
    who = letters.People(
        "Odette Ramsbottom", inspector, "Silas Hebden", rank, "Maud Otley", " QPM DL", date(2024, 11, 7)
    )
    block, letter = letters.letter_block(FORCE, who, style)
    lines = ["West Yorkshire Police: closure of cause of concern", *block, "Closure of cause of concern"]
    lines += ["I am writing to tell you that we have closed the cause of concern about custody."]
    check("\n".join(lines), {"letter": letter}, "letter")
