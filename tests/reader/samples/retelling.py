"""What a retold sample and its published text are compared by: numbers, names, headings and runs of words."""

import re
from pathlib import Path

import pytest

import peel

SAMPLES = Path(peel.__file__).parent / "data" / "samples"
PUBLISHED = Path(peel.__file__).parents[2] / "shared" / "documents"

REPORT = "report-hertfordshire-2023-25.txt"
LETTER = "letter-hertfordshire-2025-07.txt"
NAMES = (REPORT, LETTER)

needs_published = pytest.mark.skipif(
    not all((PUBLISHED / name).is_file() for name in NAMES),
    reason="The published documents are not beside the project, so the samples can't be compared with them.",
)

NOTE = "[Retold sample:"
OURS = (NOTE, "https://", "Published on: ")

AREAS = (
    "Providing a service to the victims of crime",
    "Recording data about crime",
    "Police powers and treating the public fairly and respectfully",
    "Preventing and deterring crime and antisocial behaviour, and reducing vulnerability",
    "Responding to the public",
    "Investigating crime",
    "Protecting vulnerable people",
    "Managing offenders and suspects",
    "Building, supporting and protecting the workforce",
    "Leadership and force management",
)
SECTIONS = (*AREAS, "About the data", "Recommendations", "Progress", "Area for improvement", "Conclusion")
GRADE_WORDS = ("Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate")
LABELS = (*SECTIONS, *GRADE_WORDS, "Main findings", "Victim service assessment")

# Names of more than seven words, and the sentences that the reader must find in this very form.
FIXED = (
    *AREAS,
    "Code of Practice for Victims of Crime",
    "section 136 of the Mental Health Act 1983",
    "section 1 of the Police and Criminal Evidence Act 1984",
    "section 23 of the Misuse of Drugs Act 1971",
    "section 23 of the Police Act 1996",
)
GRADE_SENTENCE = re.compile(
    r"^Hertfordshire Constabulary(?:’s leadership and management)?"
    r" (?:is (?:outstanding|good|adequate|inadequate)|requires improvement)(?: at [^.]+)?\.$",
    re.MULTILINE,
)
INTERVAL = re.compile(r"\((?:with a confidence interval of )?\+/[^)]*\)")
DATE = re.compile(r"\b\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?\b")

# 'one' and 'first' are left out: they are pronouns and adverbs more often than numbers.
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\b(?:two|three|four|five|six|seven|eight|nine|ten|half)\b", re.IGNORECASE)
# Capitals within a word, words in quotation marks, two capitalised words, a capital amid a sentence.
NAME = re.compile(
    r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b|‘[^’‘]{2,40}’"
    r"|\b(?!The\b|In\b)(?:[A-Z][a-z]+ )+[A-Z][a-z]+\b|(?<=[a-z,] )[A-Z][\w-]+"
)


def retold(name: str) -> list[str]:
    """The lines of a sample without the address, note and date that are ours."""
    return [line for line in (SAMPLES / name).read_text().splitlines() if not line.startswith(OURS)]


def published(name: str) -> list[str]:
    """The lines of the published text."""
    return (PUBLISHED / name).read_text().splitlines()


def sections(lines: list[str]) -> dict[str, list[str]]:
    """Every section by its name, in order, with its lines; what stands before the first is under ''."""
    found: dict[str, list[str]] = {"": []}
    for line in lines:
        if line in SECTIONS:
            found[line] = []
        else:
            found[list(found)[-1]].append(line)
    return found


def is_heading(line: str) -> bool:
    """A line that stands above text: it ends in a letter and is no label, list item, figure or source."""
    return line[-1:].isalpha() and line not in LABELS and not line.startswith(("- ", "Figure ", "Source: "))


def findings(lines: list[str]) -> list[list[str]]:
    """The findings of one area: each with its heading first."""
    found: list[list[str]] = []
    for line in lines:
        if is_heading(line):
            found.append([line])
        elif found:
            found[-1].append(line)
    return found


def numbers(lines: list[str]) -> list[str]:
    """Every number in order, in digits or in a word, as printed."""
    return [number.rstrip(",").lower() for number in NUMBER.findall("\n".join(lines))]


def shapes(lines: list[str]) -> list[str]:
    """The form of each line that isn't prose: a list item with its last character, a figure, a label."""
    items = [f"- {line[-1]}" if line.startswith("- ") else line.split(":")[0] for line in lines]
    return [
        item
        for item, line in zip(items, lines, strict=True)
        if line.startswith(("- ", "Figure ")) or line in LABELS
    ]


def words(text: str) -> list[str]:
    """The words of a text in small letters; an interval and a date are one word, a fixed name ends a run."""
    text = GRADE_SENTENCE.sub(
        " | ", DATE.sub(lambda date: date[0].replace(" ", ""), INTERVAL.sub(" interval ", text))
    )
    for fixed in FIXED:
        text = text.replace(fixed, " | ")
    return re.findall(r"\||\w+(?:[.,’]\w+)*", text.lower())


def runs(lines: list[str], length: int = 8) -> set[tuple[str, ...]]:
    """Every run of so many words within a line, without those that a fixed name interrupts."""
    found = set()
    for line in lines:
        said = words(line)
        found |= {tuple(said[start : start + length]) for start in range(len(said) - length + 1)}
    return {run for run in found if "|" not in run}


def sentences(lines: list[str]) -> set[str]:
    """Every sentence and heading of at least three words, but for the grade sentences."""
    found = {part for line in lines if not GRADE_SENTENCE.match(line) for part in re.split(r"(?<=[.:;]) ", line)}
    return {sentence for sentence in found if len(sentence.split()) > 2}
