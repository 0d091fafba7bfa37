"""Rewrites a published document: another force and noun, other grades, every number; and says what to expect."""

import re
from dataclasses import dataclass
from random import Random

from peel.reader.drafts import Draft
from peel.reader.extract.numbers import NUMERAL, WORD, value

GRADES = ("outstanding", "good", "adequate", "requires improvement", "inadequate")
FORCES = {
    "west-midlands": ("West Midlands", "West Midlands Police", "force"),
    "metropolitan": ("London", "Metropolitan Police Service", "service"),
    "kent": ("Kent", "Kent Police", "service"),
    "dyfed-powys": ("Dyfed-Powys", "Dyfed-Powys Police", "force"),
    "city-of-london": ("City of London", "City of London Police", "force"),
    "avon-and-somerset": ("Avon and Somerset", "Avon and Somerset Constabulary", "constabulary"),
    "hampshire": ("Hampshire", "Hampshire and Isle of Wight Constabulary", "constabulary"),
    "durham": ("Durham", "Durham Constabulary", "force"),
    "north-yorkshire": ("North Yorkshire", "North Yorkshire Police", "police force"),
}
MARGINS = (
    "(with a confidence interval of +/- {} percent)",
    "(with a confidence interval of +/- {} percentage points)",
    "(+/-{} percentage points)",
    "(+/\u2011{} percentage points)",
    "(+/\u2212{}%)",
    "(\u00b1 {} per cent)",
    "(\u00b1{})",
    "(plus or minus {} percentage points)",
    "(with a 95 percent confidence interval of +/\u2013 {} percentage points)",
)
_NUMBER = re.compile(rf"(?<![\w.,]){NUMERAL}(?![\w])|\b{WORD}\b", re.I)
_INTERVAL = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True)
class Rewritten:
    """A rewritten document with the values that its reading must give, in the draft's order."""

    text: str
    slug: str
    noun: str
    grades: list[str | None]
    estimates: list[tuple[float, float | None]]
    counts: list[tuple[int, int]]
    figures: list[float]


def rewrite(draft: Draft, seed: int) -> Rewritten:
    """The draft's passages with new values wherever the draft found one."""
    random = Random(seed)
    slug, (place, name, noun) = random.choice(sorted(FORCES.items()))
    edits: dict[int, list[tuple[int, int, str]]] = {}
    texts = {passage.n: passage.text for passage in draft.passages}

    def put(n: int, quote: str, new: str) -> None:
        taken = {start for start, _, _ in edits.get(n, [])}
        places = (match.start() for match in re.finditer(rf"(?<![\w.,]){re.escape(quote)}", texts[n]))
        start = next(place for place in places if place not in taken)
        edits.setdefault(n, []).append((start, start + len(quote), new))

    estimates = [_estimate(random, put, estimate) for estimate in draft.estimates]
    counts = [_count(random, put, count) for count in draft.counts]
    figures = [_figure(random, put, figure) for figure in draft.figures]
    grades = [_grade(random, draft, edits, texts, at) for at in range(len(draft.judgments))]
    lines = [_edited(texts[passage.n], edits.get(passage.n, [])) for passage in draft.passages]
    marked = [f"- {line}" if p.kind == "bullet" else line for line, p in zip(lines, draft.passages, strict=True)]
    said = random.choice([f"the {noun}", name])
    text = "\n".join(_renamed(line, place, name, said) for line in marked)
    return Rewritten(text, slug, noun, grades, estimates, counts, figures)


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _estimate(random: Random, put, estimate) -> tuple[float, float | None]:
    new = round(random.uniform(40, 99), random.choice([0, 1, 1, 2]))
    written = f"{new:g}" if new != int(new) else str(int(new))
    quote = _NUMBER.sub(written, estimate.quote, count=1)
    if estimate.margin is None:
        put(estimate.passage, estimate.quote, quote)
        return new, None
    margin = round(random.uniform(0.5, 9), random.choice([1, 2]))
    put(estimate.passage, estimate.quote, _INTERVAL.sub(random.choice(MARGINS).format(margin), quote))
    return new, margin


def _count(random: Random, put, count) -> tuple[int, int]:
    denominator = random.randint(12, 980)
    numerator = random.randint(2, denominator - 1)
    first, second = ((numerator, denominator), (denominator, numerator))[_denominator_first(count)]
    numbers = iter((str(first), str(second)))
    put(count.passage, count.quote, _NUMBER.sub(lambda match: next(numbers, match[0]), count.quote))
    return numerator, denominator


def _denominator_first(count) -> bool:
    found = [value(match[0]) for match in _NUMBER.finditer(count.quote)]
    return found[0] == count.denominator != count.numerator


def _figure(random: Random, put, figure) -> float:
    is_range = re.search(r"\d[-–]\d", figure.quote)
    if is_range:
        return figure.value
    new = (
        round(random.uniform(2, 98), 1)
        if figure.kind in ("percentage", "rate", "ratio")
        else random.randint(13, 98)
    )
    if figure.kind == "number":
        new = random.choice([new, random.randint(1100, 98000)])
    written = f"{new:,}"
    put(figure.passage, figure.quote, _NUMBER.sub(written, figure.quote, count=1))
    return new * 1e6 if "million" in figure.quote else new


def _grade(random: Random, draft: Draft, edits, texts, at: int) -> str | None:
    judgment = draft.judgments[at]
    if judgment.grade is None:
        return None
    new = random.choice(GRADES)
    old = judgment.grade.replace("-", " ")
    verb_old = old if old == "requires improvement" else f"is {old}"
    verb_new = new if new == "requires improvement" else f"is {new}"
    start = texts[judgment.passage].index(verb_old)
    edits.setdefault(judgment.passage, []).append((start, start + len(verb_old), verb_new))
    words = [n for n, text in texts.items() if text.lower() == old and n > judgment.passage]
    if words:
        edits.setdefault(words[0], []).append((0, len(old), new.capitalize()))
    return new.replace(" ", "-")


def _renamed(line: str, place: str, name: str, said: str) -> str:
    line = re.sub(r"Hertfordshire [Cc]onstabulary", name, line)
    line = line.replace("University of Hertfordshire", "University of the county").replace("Hertfordshire", place)
    line = re.sub(r"\bthe constabulary\b", said, line)
    return re.sub(r"\bThe constabulary\b", said[0].upper() + said[1:], line)
