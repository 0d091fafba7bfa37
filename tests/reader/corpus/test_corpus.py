"""The reader against made-up documents in the inspectorate's forms: one test for each document and part of it."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.reader.corpus.comparing import PARTS

FOLDER = Path(__file__).parent
EXPECTED = {path.name.removesuffix(".expected.json"): path for path in sorted(FOLDER.glob("*.expected.json"))}
KNOWN = {name: json.loads(path.read_text()) for name, path in EXPECTED.items()}
DOCUMENTS = [name for name, expected in KNOWN.items() if "exit" not in expected]
STRANGERS = [name for name, expected in KNOWN.items() if "exit" in expected]


def document(name: str) -> Path:
    """The file that an expectation belongs to."""
    return next(path for suffix in (".txt", ".html") if (path := FOLDER / f"{name}{suffix}").exists())


@cache
def reading(name: str) -> dict[str, Any]:
    """One document as the reader sees it, in the JSON of the contract."""
    from peel.reader.read import read

    path = document(name)
    return read(path.read_bytes(), path.name).as_json()


def test_each_document_has_its_expectation() -> None:
    files = {path.stem for path in FOLDER.iterdir() if path.suffix in (".txt", ".html")}
    assert files == set(EXPECTED)
    assert len(files) >= 14


@pytest.mark.parametrize(
    ("name", "part"),
    [(name, part) for name in DOCUMENTS for part in PARTS if part in KNOWN[name]],
)
def test_part(name: str, part: str) -> None:
    differences = PARTS[part](KNOWN[name], reading(name))
    assert not differences, "\n".join([f"{name}: {part}", *differences])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_quote_is_in_its_passage(name: str) -> None:
    found = reading(name)
    texts = {passage["n"]: passage["text"] for passage in found["passages"]}
    assert list(texts) == list(range(1, len(texts) + 1))
    for part in ("judgments", "estimates", "counts", "figures", "monitoring"):
        for item in found[part]:
            assert item["quote"], f"{part} without a quote: {item}"
            assert item["quote"] in texts[item["passage"]], f"{part}: {item}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_number_is_both_an_estimate_and_a_figure(name: str) -> None:
    found = reading(name)
    estimated = {(item["passage"], item["value"]) for item in found["estimates"]}
    assert not [item for item in found["figures"] if (item["passage"], item["value"]) in estimated]


def words(text: str) -> list[str]:
    """The words and numbers of a text in order."""
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if document(name).suffix == ".txt"])
def test_nothing_of_a_text_is_lost(name: str) -> None:
    lines = document(name).read_text().splitlines()
    told = [line for line in lines if not line.startswith(("http", "[Made up"))]
    kept = [p["text"] for p in reading(name)["passages"] if not p["text"].startswith(("http", "[Made up"))]
    assert words(" ".join(kept)) == words(" ".join(told))


@pytest.mark.parametrize("name", ["report_staffordshire_2023", "letter_closure_humberside", "cdi_surrey_2018"])
def test_line_ends_of_another_system_change_nothing(name: str) -> None:
    from peel.reader.read import read

    path = document(name)
    windows = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    found = read(windows, path.name).as_json()
    assert found == reading(name)


@pytest.mark.parametrize("name", STRANGERS)
def test_what_is_no_document_of_the_inspectorate_is_refused(name: str) -> None:
    from peel.reader.errors import Unreadable

    try:
        kind = reading(name)["kind"]
    except Unreadable:
        return
    assert kind == "unknown"
