"""Findings and figures as their lists and pages show them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from peel.causes.queries.cause import Text, texts
from peel.record.models import Closure, Figure, FigureKind, Finding, Passage, Supersession
from peel.record.visibility import VisibleQuerySet

MILLION, BILLION = 1_000_000, 1_000_000_000


def findings(user: Any) -> VisibleQuerySet:
    """What `user` may see, newest publication first, each publication in its own order."""
    return (
        Finding.objects.visible_to(user)
        .select_related("publication__force", "area__framework__cycle", "passage")
        .order_by("-publication__published_on", "publication", "order", "pk")
    )


def figures(user: Any) -> VisibleQuerySet:
    """What `user` may see, newest publication first, each publication in reading order."""
    return (
        Figure.objects.visible_to(user)
        .select_related("publication__force", "passage")
        .order_by("-publication__published_on", "publication", "passage__number", "pk")
    )


@dataclass(frozen=True, slots=True)
class FindingPage:
    """All that the page of one finding shows, each row as the person may see it."""

    finding: Finding
    texts: tuple[Text, ...]
    figures: tuple[Figure, ...]
    closure: Closure | None
    replaces: tuple[Supersession, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Its passages, of whichever document."""
        return tuple(passage for text in self.texts for passage in text.passages)


def finding_page(user: Any, finding: Finding) -> FindingPage:
    """The page of one of `findings`."""
    passages = Passage.objects.visible_to(user).filter(findings=finding)
    closure = Closure.objects.visible_to(user).filter(finding=finding).select_related("publication", "passage")
    replaces = Supersession.objects.visible_to(user).filter(finding=finding)
    return FindingPage(
        finding=finding,
        texts=texts(passages),
        figures=tuple(figures(user).filter(passage__findings=finding)),
        closure=closure.first(),
        replaces=tuple(replaces.select_related("cause")),
    )


def in_context(figure: Figure) -> str:
    """The sentence of the passage that holds the figure's words; those words alone where there is no passage."""
    if figure.passage is None:
        return figure.quote
    text = figure.passage.text
    at = text.find(figure.quote)
    begins = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0
    ends = text.find(". ", at + len(figure.quote))
    return text[begins:] if ends < 0 else text[begins : ends + 1]


def plain(number: Decimal) -> str:
    """'1,204' or '5.5': with thousands set off, without trailing noughts."""
    return f"{number.normalize():,f}"


def written(figure: Figure) -> str:
    """The number as one writes it: '£251.8 million', '5.5 per 1,000', '3.4 times', '81.5%'."""
    number = plain(figure.value)
    if figure.kind == FigureKind.MONEY:
        return f"£{in_pounds(figure.value)}"
    if figure.kind == FigureKind.RATE:
        return f"{number} per {figure.per:,}"
    return {FigureKind.PERCENTAGE: f"{number}%", FigureKind.RATIO: f"{number} times"}.get(figure.kind, number)


def in_pounds(value: Decimal) -> str:
    """'251.8 million', '1.2 billion', '4,500', '12.50'."""
    for size, name in ((BILLION, "billion"), (MILLION, "million")):
        if value >= size:
            return f"{plain(value / size)} {name}"
    return plain(value) if value == value.to_integral_value() else f"{value:,.2f}"
