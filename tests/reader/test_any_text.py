"""Any text gives a draft or a named refusal; nothing is lost; every quote stands where it is said to stand."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peel.reader.draft_as_text import describe
from peel.reader.drafts import Draft
from peel.reader.errors import Unreadable
from peel.reader.read import read
from tests.reader.shapes import SHAPES

PIECES = st.sampled_from(
    """From|To:|Cc|Sent on|11 July 2025|Kent Police|Chief Constable Al Poe|the force|is good at investigating crime.
Investigating crime|Main findings|Adequate|Requires improvement|Cause of concern|Causes of concern:|Recommendations
Area for improvement|Areas for improvement|Within three months, the force should:|With immediate effect|By 30 Septe
We estimate that the force is recording 82.6 percent (+/- 3.4 percent) of all reported crime|, compared to 81%
70 of 73 relevant cases|33 crimes should have been recorded and 31 were|none of the 12|£251.8 million|6,887 searches
How effective is the force?|Figure 1: calls|About the data|as follows:|including:|[Retold: a note]|PEEL 2023–25
Overall judgment|graded good|https://example.org/peel-reports/kent-2023-25/|Published on: 1 May 2024|Engage|closed
(|)|+/-|±|%|9|1,2|3.4.5|- |• |1. |  |\t|\u2011|\u00a0|\u200b|’|“|.|:|;|Good 
<p>|</p>|<li>|&amp;|<table><tr><td>""".replace("\n", "|").split("|")
)
JOINED = st.lists(st.tuples(PIECES, st.sampled_from([" ", "\n", "\n\n", ""])), max_size=60)
DOCUMENTS = JOINED.map(lambda parts: "".join(piece + gap for piece, gap in parts))
BROAD = settings(max_examples=150)


def draft_or_none(content: bytes) -> Draft | None:
    try:
        return read(content)
    except Unreadable:
        return None


def bare(text: str) -> str:
    """Text without white space, invisible marks, and the marks of lists."""
    text = re.sub(r"[\s\u200b\ufeff\u00ad]+", "", text)
    return re.sub(r"[-•▪◦●○■□·‣⁃∙*–—|().\d]|\b[a-zivx]{1,4}(?=\))", "", text)


def check(draft: Draft) -> None:
    texts = {passage.n: passage.text for passage in draft.passages}
    assert list(texts) == list(range(1, len(texts) + 1))
    for found in (*draft.judgments, *draft.estimates, *draft.counts, *draft.figures, *draft.monitoring):
        assert found.quote
        assert found.quote in texts[found.passage]
    for group in (*draft.findings, *draft.causes_of_concern, *draft.areas_for_improvement):
        assert set(group.passages) <= set(texts)
    for count in draft.counts:
        assert 0 <= count.numerator <= count.denominator
    assert json.loads(json.dumps(draft.as_json()))["kind"] == draft.kind
    assert describe(draft)


@BROAD
@given(st.binary(max_size=400))
def test_any_bytes(content):
    draft = draft_or_none(content)
    if draft:
        check(draft)


@BROAD
@given(st.text(max_size=600))
def test_any_text(text):
    draft = draft_or_none(text.encode("utf-8", "surrogatepass"))
    if draft:
        check(draft)


@BROAD
@given(DOCUMENTS)
def test_any_text_made_of_the_words_of_reports(text):
    draft = draft_or_none(f"Kent Police was inspected.\n{text}".encode())
    if draft:
        check(draft)


@BROAD
@given(JOINED.filter(lambda parts: not any("<" in piece or "&" in piece for piece, _ in parts)))
def test_the_passages_joined_give_the_text_back(parts):
    text = "Kent Police was inspected.\n" + "".join(piece + gap for piece, gap in parts)
    draft = draft_or_none(text.encode())
    if draft:
        assert bare(" ".join(passage.text for passage in draft.passages)) == bare(text)


def test_the_published_documents_are_given_back_whole(published, text_of):
    for name in (
        "report-hertfordshire-2023-25.txt",
        "letter-hertfordshire-2025-07.txt",
        "06_letter_nottinghamshire_2025-04.txt",
    ):
        draft = published(name)
        check(draft)
        assert bare(" ".join(passage.text for passage in draft.passages)) == bare(text_of(name))


@pytest.mark.parametrize("cut", range(900, 71_000, 3700))
def test_a_report_cut_anywhere_still_reads(text_of, cut):
    draft = read(text_of("report-hertfordshire-2023-25.txt")[:cut].encode())
    check(draft)
    assert draft.force.slug == "hertfordshire"


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: repr(shape[:20]))
def test_shapes_that_are_hard_to_read_are_read(shape):
    """How long each takes is measured by tests/benchmark/read.py; here they must give a draft or a named error."""
    for text in (
        f"Kent Police was inspected.\n{shape}",
        f"Kent Police was inspected.\n{shape}.".replace(" ", "\n", 400),
    ):
        draft = draft_or_none(text.encode())
        assert draft is None or "".join("".join(passage.text.split()) for passage in draft.passages) == "".join(
            text.split()
        )
