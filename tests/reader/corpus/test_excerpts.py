"""The reader against excerpts in the form of published pages: short, in many styles, and often cut off mid-way."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.reader.corpus.comparing import PARTS
from tests.reader.corpus.fitting import plain
from tests.reader.corpus.test_corpus import words

FOLDER = Path(__file__).parent / "excerpts"
KNOWN = {path.stem: json.loads(path.with_suffix(".expected.json").read_text()) for path in FOLDER.glob("*.txt")}
STRANGERS = sorted(name for name, expected in KNOWN.items() if "exit" in expected)
NAMES = sorted(set(KNOWN) - set(STRANGERS))


@cache
def reading(name: str) -> dict[str, Any]:
    """One excerpt as the reader sees it, in the JSON of the contract."""
    from peel.reader.read import read

    path = FOLDER / f"{name}.txt"
    return read(path.read_bytes(), path.name).as_json()


def test_there_are_excerpts_and_each_has_an_expectation() -> None:
    assert {path.name.removesuffix(".expected.json") for path in FOLDER.glob("*.json")} == set(KNOWN)
    assert len(NAMES) >= 30
    assert STRANGERS


@pytest.mark.parametrize(
    ("name", "part"), [(name, part) for name in NAMES for part in PARTS if part in KNOWN[name]]
)
def test_part(name: str, part: str) -> None:
    differences = PARTS[part](KNOWN[name], reading(name))
    assert not differences, "\n".join([f"{name}: {part}", *differences])


@pytest.mark.parametrize("name", [name for name in NAMES if "title" in KNOWN[name]])
def test_title(name: str) -> None:
    assert plain(reading(name)["title"]) == plain(KNOWN[name]["title"])


@pytest.mark.parametrize("name", [name for name in NAMES if "grades_among" in KNOWN[name]])
def test_grades_of_aspects_whatever_their_areas_are_called(name: str) -> None:
    found = [(plain(row["area"] + " " + row["quote"]), row) for row in reading(name)["judgments"]]
    for aspect, grade in KNOWN[name]["grades_among"].items():
        rows = [row for text, row in found if aspect in text]
        assert [(row["grade"], row["is_graded"]) for row in rows] == [(grade, grade is not None)], aspect


@pytest.mark.parametrize("name", STRANGERS)
def test_what_is_of_another_programme_is_unknown_or_refused(name: str) -> None:
    from peel.reader.errors import Unreadable

    try:
        found = reading(name)
    except Unreadable:
        return
    assert (found["kind"], found["judgments"]) == ("unknown", [])


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_in_its_passage(name: str) -> None:
    found = reading(name)
    texts = {passage["n"]: passage["text"] for passage in found["passages"]}
    items = [item for part in ("judgments", "estimates", "counts", "figures", "monitoring") for item in found[part]]
    assert [item for item in items if not item["quote"] or item["quote"] not in texts[item["passage"]]] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_text_is_lost(name: str) -> None:
    told = [line for line in (FOLDER / f"{name}.txt").read_text().splitlines() if not _is_note(line)]
    kept = [passage["text"] for passage in reading(name)["passages"] if not _is_note(passage["text"])]
    assert words(" ".join(kept)) == words(" ".join(told))


def _is_note(line: str) -> bool:
    return line.startswith(("http", "[Made up"))
