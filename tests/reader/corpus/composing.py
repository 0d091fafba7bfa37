"""Sentences composed at random from our wordings, each with what the reader should find in it."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.reader.corpus import wordings as w

FORCES = list(csv.DictReader((Path(__file__).parents[3] / "peel" / "data" / "forces.csv").read_text().splitlines()))
NUMBER_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
Json = dict[str, Any]


@dataclass(frozen=True)
class Spoken:
    """A force as one document speaks of it."""

    slug: str
    official: str
    noun: str

    def say(self, text: str, **values: Any) -> str:
        """A wording with the force put in, its first letter a capital."""
        article = "the " if self.slug == "metropolitan" else ""
        said = text.format(
            Name=f"{article.capitalize()}{self.official}",
            name=f"{article}{self.official}",
            The=f"The {self.noun}",
            the=f"the {self.noun}",
            **values,
        )
        return said[0].upper() + said[1:]


@st.composite
def forces(draw: st.DrawFn) -> Spoken:
    """Any of the 43, under a noun that documents use for it."""
    row = draw(st.sampled_from(FORCES))
    nouns = ["force"]
    if "Constabulary" in row["official_name"]:
        nouns = ["constabulary", "force"]
    if row["slug"] == "metropolitan":
        nouns = ["service", "force"]
    return Spoken(row["slug"], row["official_name"], draw(st.sampled_from(nouns)))


def grade_sentence(spoken: Spoken, form: str, grade: str, doing: str, does: str) -> str:
    """One grade sentence in one of the forms."""
    plain, improving = w.GRADE_SENTENCES[form]
    sentence = improving if grade == "requires-improvement" else plain
    return spoken.say(sentence, grade=w.GRADES[grade], doing=doing, does=does)


def rate(tenths: int, unit: str) -> tuple[str, float]:
    """A rate as printed and as a number."""
    return f"{tenths / 10:.1f}{unit}", tenths / 10


def estimate(
    spoken: Spoken, template: str, tenths: int, unit: str, notation: str, margin: str, crime: str
) -> tuple:
    """A sentence with one estimate, and the estimate."""
    printed, value = rate(tenths, unit)
    sentence = spoken.say(template, value=printed, interval=notation.format(h=margin), crime=crime)
    expected = {"subject": w.CRIMES.get(crime, "stop-and-search-reasonable-grounds"), "value": value}
    expected |= {"margin": float(margin) if notation else None, "audit": "this"}
    if notation:
        expected["wording"] = w.INTERVALS[notation]
    return sentence, expected


margins = st.one_of(
    st.integers(8, 79).map(lambda n: f"{n / 10:.1f}"),
    st.integers(80, 799).map(lambda n: f"{n / 100:.2f}"),
)


@st.composite
def estimates(draw: st.DrawFn, spoken: Spoken, templates: dict[str, str], crimes: list[str]) -> list[tuple]:
    """One estimate for each of the crimes named."""
    return [
        estimate(
            spoken,
            draw(st.sampled_from(list(templates.values()))),
            draw(st.integers(601, 989)),
            draw(st.sampled_from(w.UNITS)),
            draw(st.sampled_from(list(w.INTERVALS))),
            draw(margins),
            crime,
        )
        for crime in crimes
    ]


@st.composite
def counts(draw: st.DrawFn, spoken: Spoken) -> tuple[str, Json]:
    """A sentence with one count; small numbers may be in words."""
    denominator = draw(st.integers(3, 480))
    numerator = draw(st.integers(1, denominator - 1))
    in_words = draw(st.booleans())

    def printed(number: int) -> str:
        return NUMBER_WORDS[number] if in_words and number <= 10 else str(number)

    template = draw(st.sampled_from(list(w.COUNTS.values())))
    sentence = spoken.say(template, n=printed(numerator), m=printed(denominator))
    return sentence, {"numerator": numerator, "denominator": denominator}
