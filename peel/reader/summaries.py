"""A draft's values in words: what a person reads of a proposal before they decide."""

from collections.abc import Callable
from datetime import date
from typing import Any

from peel.reader import drafts
from peel.reader.vocabulary import in_words

type Lines = tuple[tuple[str, str], ...]
KINDS = {
    "inspection_report": "Inspection report",
    "closure_letter": "Closure letter",
    "revisit_letter": "Revisit letter",
    "monitoring_letter": "Monitoring letter",
    "causes_of_concern": "Cause of concern published early",
    "crime_data_audit": "Crime data integrity inspection",
    "unknown": "Not known",
}
PRACTICES = {"innovative": "Innovative practice", "promising": "Promising practice"}
TITLES = {"document": "What the document says of itself", "letter": "The letter block"}
LINES_IN_TITLE = {
    "judgment": 2,
    "estimate": 2,
    "count": 2,
    "figure": 2,
    "monitoring": 2,
    "document": 0,
    "letter": 0,
}
AUDITS = {"this": "This audit", "previous": "The audit before it, repeated here"}
CLAIMS = {
    "significant-improvement": "A statistically significant improvement",
    "significant-decline": "A statistically significant decline",
    "no-significant-change": "No statistically significant change",
}


def summary(kind: str, value: Any) -> Lines:
    """A value as pairs of a label and words; what the document does not say is left out."""
    return tuple((label, words) for label, words in TELLERS[kind](value) if words)


def title(kind: str, value: Any) -> str:
    """A value in one line."""
    words = [words for _, words in summary(kind, value)]
    return TITLES.get(kind) or ": ".join(words[: lines_in_title(kind)])


def lines_in_title(kind: str) -> int:
    """How many of a value's lines its title is made of."""
    return LINES_IN_TITLE.get(kind, 1)


def of_document(draft: drafts.Draft) -> Lines:
    return (
        ("Kind", KINDS[draft.kind]),
        ("Force", draft.force.name if draft.force else ""),
        ("Cycle", draft.cycle or ""),
        ("Published", day(draft.published_on)),
        ("Sent", day(draft.sent_on)),
        ("Address", draft.address or ""),
        ("HM Inspector", draft.hm_inspector or ""),
        ("Fieldwork from", day(draft.fieldwork_from)),
        ("Fieldwork until", day(draft.fieldwork_until)),
    )


def of_judgment(one: drafts.Judgment) -> Lines:
    missing = "Its grade is not in the text" if one.is_graded else "Not graded"
    return (
        ("Area", one.area),
        ("Grade", in_words(one.grade).capitalize() if one.grade else missing),
        ("Carried over from", one.carried_from or ""),
    )


def of_finding(one: drafts.Finding) -> Lines:
    return ("Finding", one.heading), ("Area", one.area), ("Boxed as", PRACTICES.get(one.practice or "", ""))


def of_cause(one: drafts.CauseOfConcern) -> Lines:
    return (
        ("Cause of concern", one.title),
        ("Status", one.status.capitalize() if one.status != "unknown" else "Not known"),
        ("Accelerated", "Yes" if one.accelerated else ""),
        ("Area", one.area or ""),
        ("Its label names", one.topic or ""),
    )


def of_recommendation(one: drafts.Recommendation) -> Lines:
    return ("Recommendation", one.text), ("Deadline", of_deadline(one.deadline) if one.deadline else "")


def of_deadline(one: drafts.Deadline) -> str:
    """The wording with what it comes to."""
    spans = (("month", one.months), ("day", one.days))
    means = [f"{number} {unit}{'' if number == 1 else 's'}" for unit, number in spans if number is not None]
    means += [day(one.on)] if one.on else []
    return f"{one.wording} ({', '.join(means)})" if means else one.wording


def of_improvement(one: drafts.AreaForImprovement) -> Lines:
    return ("Area for improvement", one.title), ("Area", one.area or "")


def of_estimate(one: drafts.Estimate) -> Lines:
    return (
        ("Subject", one.subject.replace("-", " ").capitalize()),
        ("Value", f"{one.qualifier or ''} {plain(one.value)}% {margin(one)}".strip()),
        ("Printed as", one.wording if one.margin is not None else ""),
        ("Audit", AUDITS[one.audit]),
        ("Period", one.sample or ""),
        ("Said of the change", CLAIMS.get(one.claim or "", "")),
    )


def margin(one: drafts.Estimate) -> str:
    """The margin in points, or that there is none."""
    return "without a margin" if one.margin is None else f"± {plain(one.margin)} percentage points"


def of_count(one: drafts.Count) -> Lines:
    return (
        ("Count", f"{one.numerator} of {one.denominator}"),
        ("Subject", one.subject),
        ("Audit", AUDITS[one.audit]),
    )


def of_figure(one: drafts.Figure) -> Lines:
    signs = {"percentage": ("", "%"), "money": ("£", "")}
    before, after = signs.get(one.kind, ("", ""))
    number = f"{before}{plain(one.value)}{after}" + (f" per {one.per:,}" if one.per else "")
    return ("Figure", f"{one.qualifier or ''} {number}".strip()), ("Subject", one.subject), ("Kind", one.kind)


def of_letter(one: drafts.Letter) -> Lines:
    return (
        ("From", "; ".join([one.sender.name, *one.sender.roles])),
        ("To", " / ".join(map(person, one.to))),
        ("Copied to", " / ".join(map(person, one.cc))),
        ("Subject", one.subject or ""),
    )


def of_monitoring(one: drafts.Monitoring) -> Lines:
    return ("Monitoring", f"{one.event.capitalize()} {one.stage.capitalize()}"), ("On", day(one.on))


def person(one: drafts.Addressee) -> str:
    """A name with rank and body, as one line of a form takes it."""
    return "; ".join(filter(None, [one.name, one.rank, one.body]))


def day(value: date | None) -> str:
    """11 July 2025."""
    return f"{value.day} {value:%B %Y}" if value else ""


def plain(value: float) -> str:
    """A number without noughts at its end."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


TELLERS: dict[str, Callable[[Any], tuple[tuple[str, str], ...]]] = {
    "document": of_document,
    "judgment": of_judgment,
    "finding": of_finding,
    "cause": of_cause,
    "recommendation": of_recommendation,
    "improvement": of_improvement,
    "estimate": of_estimate,
    "count": of_count,
    "figure": of_figure,
    "letter": of_letter,
    "monitoring": of_monitoring,
}
