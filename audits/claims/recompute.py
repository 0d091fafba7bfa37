"""What a published claim comes to when it is worked out again: one function a method, no models."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import NormalDist

from audits.audits.claim_checks import Outcome
from audits.claims.register import Published
from audits.statistics import decimals, spread

NOT_LOADED = "the record has no figures of this measure and period"
# By measure and the end of the period: the figure of each force, by its slug.
Figures = Mapping[tuple[str, date], Mapping[str, Decimal]]


@dataclass(frozen=True, slots=True)
class Method:
    """A way to work a claim out again: in words, and as a function that gives nothing where figures are missing."""

    words: str
    work_out: Callable[[Published, Figures], Decimal | float | None]
    more: int = 0  # decimals shown beyond those of the claim, where we divide


@dataclass(frozen=True, slots=True)
class Recomputed:
    """The outcome for one claim, what we work out, and how or why not."""

    outcome: Outcome
    ours: str
    method: str


def value(claim: Published, figures: Figures) -> Decimal | None:
    """The figure of one force."""
    return of(claim, figures, claim.measure).get(claim.force)


def quotient(claim: Published, figures: Figures) -> Decimal | None:
    """One figure of a force by another of the same force."""
    above = of(claim, figures, claim.measure).get(claim.force)
    below = of(claim, figures, claim.second).get(claim.force)
    return above / below if above is not None and below else None


def total(claim: Published, figures: Figures) -> Decimal | None:
    """The figures of all forces added."""
    found = of(claim, figures, claim.measure)
    return sum(found.values()) + claim.plus if found else None


def mean(claim: Published, figures: Figures) -> float | None:
    """The unweighted mean of the forces."""
    found = of(claim, figures, claim.measure)
    return spread({force: float(number) for force, number in found.items()}).mean if found else None


def deviation(claim: Published, figures: Figures) -> float | None:
    """The standard deviation of the forces."""
    found = of(claim, figures, claim.measure)
    return spread({force: float(number) for force, number in found.items()}).sd if found else None


def share(claim: Published, figures: Figures) -> Decimal:
    """The part of the whole, both as the document gives them."""
    return 100 * claim.part / claim.whole


def rest(claim: Published, figures: Figures) -> Decimal:
    """What is left of a hundred."""
    return 100 - claim.part


def normal(claim: Published, figures: Figures) -> float:
    """What a bell curve has beyond one standard deviation, on both sides."""
    return 200 * NormalDist().cdf(-1)


def of(claim: Published, figures: Figures, measure: str) -> Mapping[str, Decimal]:
    """The figures of a measure in the claim's period, by force; none where none are in the record."""
    return figures.get((measure, claim.period_until), {}) if claim.period_until else {}


METHODS = {
    "value": Method("The figure of the force in the statistical table.", value),
    "quotient": Method("Two figures of the force in the statistical table, one divided by the other.", quotient, 1),
    "total": Method("The figures of {forces} forces in the statistical table, added.", total),
    "mean": Method(
        "The figures of {forces} forces added and divided by their number, each counting alike.", mean, 1
    ),
    "deviation": Method("The root of the mean squared distance from the mean of {forces} forces.", deviation, 1),
    "share": Method("The document's own two numbers, one divided by the other.", share, 1),
    "rest": Method("A hundred less the share that the document gives.", rest),
    "normal": Method("The part of a normal distribution beyond one standard deviation, both sides.", normal, 1),
}


def recompute(claim: Published, figures: Figures) -> Recomputed:
    """Works a claim out again and holds the result, rounded alike, against what is stated."""
    method = METHODS.get(claim.method)
    if method is None:
        return Recomputed("cannot", "", claim.why)
    ours = method.work_out(claim, figures)
    if ours is None:
        return Recomputed("cannot", "", NOT_LOADED)
    words, shown = how(claim, method, figures), claim.written(ours, more=method.more)
    gap = abs(Decimal(ours) - claim.stated)
    if gap <= claim.nearest / 2:
        return Recomputed("agrees", shown, words)
    if claim.method == "total" and gap <= rounding(claim, figures):
        said = f"{words} It is {gap:,.0f} apart: no more than the rounding of each force's figure can do."
        return Recomputed("agrees", shown, said)
    return Recomputed("differs", shown, words)


def how(claim: Published, method: Method, figures: Figures) -> str:
    """The method in words, with how many forces, and what was added to a total."""
    words = method.words.format(forces=len(of(claim, figures, claim.measure)))
    return f"{words} To that, {claim.plus:,} as stated." if claim.plus else words


def rounding(claim: Published, figures: Figures) -> Decimal:
    """How far a total can be out because each figure in it was rounded, by half of its last place."""
    found = of(claim, figures, claim.measure).values()
    places = max((decimals(number) for number in found), default=0)
    return len(found) * Decimal(5).scaleb(-places - 1)
