"""The exam itself: a reading that says what is expected passes each part, and one with a part changed fails it."""

from copy import deepcopy
from typing import Any

import pytest

from tests.reader.corpus.comparing import PARTS
from tests.reader.corpus.fitting import accepted
from tests.reader.corpus.test_corpus import DOCUMENTS, KNOWN, document

CASES = [(name, part) for name in DOCUMENTS for part in PARTS if KNOWN[name].get(part)]


def perfect(name: str) -> dict[str, Any]:
    """A reading that says all that is expected of one document."""
    expected = deepcopy(KNOWN[name])
    found = {key: [] for key in PARTS} | {"letter": None, "cycle": None, "address": None, **expected}
    for key in ("published_on", "sent_on"):
        found.setdefault(key, None)
    found["force"] = {"slug": expected["force"]}
    found["estimates"] = [{"quote": "", "claim": None, **row} for row in expected["estimates"]]
    found["figures"] = [figure | {"quote": "", "kind": accepted(figure["kind"])[0]} for figure in found["figures"]]
    found["figures"] += [{"value": value, "quote": ""} for value in expected.get("estimates_or_figures", [])]
    found["counts"] = [row | {"quote": ""} for row in expected["counts"]]
    found["areas_for_improvement"] = [{"title": title} for title in expected["areas_for_improvement"]]
    found["monitoring"] = [
        dict(zip(("stage", "event", "on"), rows[0], strict=True)) for rows in found["monitoring"]
    ]
    for cause in found["causes_of_concern"]:
        cause["title"] = accepted(cause["title"])[0]
        for row in cause["recommendations"]:
            row["deadline"] = {"months": row.pop("months"), "on": row.pop("on")}
    if "first_judgment" in expected:
        found["judgments"] = [{"area": "Overall judgment", "grade": expected["first_judgment"]}]
    for judgment in found["judgments"]:
        judgment["area"] = accepted(judgment["area"])[0]
    places = [row["at"][0] for row in expected.get("problems", [])]
    texts = [*places, *expected.get("passages", [])]
    found["problems"] = [{"passage": n} for n in range(1, len(places) + 1)]
    found["passages"] = [{"n": n, "text": text} for n, text in enumerate(texts, 1)]
    return found


@pytest.mark.parametrize(("name", "part"), CASES)
def test_what_is_expected_passes(name: str, part: str) -> None:
    assert PARTS[part](KNOWN[name], perfect(name)) == []


@pytest.mark.parametrize(("name", "part"), CASES)
def test_a_reading_without_it_fails(name: str, part: str) -> None:
    found = perfect(name)
    for key in ("judgments", "findings", "estimates", "counts", "figures", "monitoring", "problems", "passages"):
        found[key] = []
    found |= {"kind": "unknown", "letter": None, "causes_of_concern": [], "areas_for_improvement": []}
    assert PARTS[part](KNOWN[name], found)


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if KNOWN[name].get("judgments")])
def test_a_wrong_grade_fails(name: str) -> None:
    found = perfect(name)
    graded = [row for row in found["judgments"] if row.get("grade")]
    graded[0]["grade"] = "good" if graded[0]["grade"] != "good" else "adequate"
    assert len(PARTS["judgments"](KNOWN[name], found)) == 1


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if KNOWN[name]["estimates"]])
@pytest.mark.parametrize("key", ["value", "margin", "subject", "audit"])
def test_a_wrong_estimate_fails(name: str, key: str) -> None:
    found = perfect(name)
    wrong = {"value": 1.5, "margin": 0.5, "subject": "fraud", "audit": "neither"}
    found["estimates"][0][key] = wrong[key]
    assert PARTS["estimates"](KNOWN[name], found)


def test_every_number_expected_is_printed_in_its_document() -> None:
    missing = []
    for name in DOCUMENTS:
        text = document(name).read_text().replace(",", "")
        missing += [
            (name, value)
            for row in KNOWN[name]["estimates"]
            for value in (row["value"], row["margin"])
            if value is not None and f"{value:g}" not in text
        ]
    assert not missing
