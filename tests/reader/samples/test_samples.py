"""The samples tell every fact of the published documents, in the same order, and none of their sentences."""

import re

import pytest

from tests.reader.samples import retelling
from tests.reader.samples.retelling import AREAS, LETTER, NAMES, REPORT, needs_published

FINDINGS = (5, 1, 5, 5, 7, 3, 3, 5, 5, 3)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_says_that_it_is_retold(name: str) -> None:
    lines = (retelling.SAMPLES / name).read_text().splitlines()
    notes = [line for line in lines[:2] if line.startswith(retelling.NOTE)]
    assert len(notes) == 1
    assert notes[0].endswith("]")
    assert "sentences" in notes[0]
    assert "are ours" in notes[0]


def test_the_report_names_its_address_and_its_date() -> None:
    lines = (retelling.SAMPLES / REPORT).read_text().splitlines()
    assert lines[0] == "https://hmicfrs.justiceinspectorates.gov.uk/peel-reports/hertfordshire-2023-25/"
    assert lines[2] == "Published on: 16 October 2024"


def test_the_letter_names_the_published_letter_in_its_note() -> None:
    note = (retelling.SAMPLES / LETTER).read_text().splitlines()[0]
    assert "Hertfordshire Constabulary: closure of cause of concern" in note


def test_the_sample_report_has_all_42_findings() -> None:
    sections = retelling.sections(retelling.retold(REPORT))
    assert tuple(len(retelling.findings(sections[area])) for area in AREAS) == FINDINGS
    assert sum(FINDINGS) == 42


def test_every_finding_is_told_in_a_few_paragraphs() -> None:
    sections = retelling.sections(retelling.retold(REPORT))
    for area in AREAS:
        for heading, *told in retelling.findings(sections[area]):
            assert any(line.endswith(".") for line in told), heading


@needs_published
@pytest.mark.parametrize("name", NAMES)
def test_the_sections_are_the_same_in_the_same_order(name: str) -> None:
    retold, published = (retelling.sections(lines(name)) for lines in (retelling.retold, retelling.published))
    assert list(retold) == list(published)
    assert len(retold) > 4


@needs_published
@pytest.mark.parametrize("name", NAMES)
def test_every_number_stands_in_its_section_in_the_same_order(name: str) -> None:
    retold, published = (retelling.sections(lines(name)) for lines in (retelling.retold, retelling.published))
    assert {section: retelling.numbers(lines) for section, lines in retold.items()} == {
        section: retelling.numbers(lines) for section, lines in published.items()
    }
    assert len(retelling.numbers(retelling.published(name))) > 60


@needs_published
@pytest.mark.parametrize("area", AREAS)
def test_every_finding_has_its_own_numbers_in_the_same_order(area: str) -> None:
    retold, published = (
        retelling.findings(retelling.sections(lines(REPORT))[area])
        for lines in (retelling.retold, retelling.published)
    )
    assert [retelling.numbers(finding) for finding in retold] == [
        retelling.numbers(finding) for finding in published
    ]


@needs_published
@pytest.mark.parametrize("name", NAMES)
def test_intervals_lists_labels_and_figures_keep_their_form(name: str) -> None:
    retold, published = retelling.retold(name), retelling.published(name)
    assert retelling.shapes(retold) == retelling.shapes(published)
    intervals = [re.findall(r"\([^)]*\+/[^)]*\)", "\n".join(lines)) for lines in (retold, published)]
    assert intervals[0] == intervals[1]
    assert intervals[0]


@needs_published
@pytest.mark.parametrize("name", NAMES)
def test_every_name_and_quoted_word_is_there(name: str) -> None:
    text = "\n".join(retelling.retold(name))
    names = set(retelling.NAME.findall("\n".join(retelling.published(name))))
    assert {wanted for wanted in names if wanted not in text} == set()
    assert len(names) >= 10


@needs_published
@pytest.mark.parametrize("name", NAMES)
def test_no_eight_words_in_a_row_are_the_published_ones(name: str) -> None:
    published = retelling.runs(retelling.published(name))
    assert retelling.runs(retelling.retold(name)) & published == set()
    assert len(published) > 500


@needs_published
def test_no_finding_heading_is_a_published_one() -> None:
    retold, published = (
        {finding[0] for area in AREAS for finding in retelling.findings(retelling.sections(lines(REPORT))[area])}
        for lines in (retelling.retold, retelling.published)
    )
    assert len(published) == 42
    assert retold & published == set()


@needs_published
@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_is_a_published_one(name: str) -> None:
    shared = retelling.sentences(retelling.retold(name)) & retelling.sentences(retelling.published(name))
    assert {sentence for sentence in shared if sentence.endswith(".")} == set()


@needs_published
def test_the_comparison_sees_a_copied_sentence() -> None:
    published = retelling.published(REPORT)
    copied = [next(line for line in published if len(retelling.words(line)) > 20)]
    assert retelling.runs(copied) & retelling.runs(published)
    assert retelling.sentences(copied) & retelling.sentences(published)
