"""What audits found, set side by side for a page or a chart: plain values, no models."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from audits.audits.claim_checks import Check, check
from audits.statistics import Compared, Interval, compare, decimals


@dataclass(frozen=True, slots=True)
class Result:
    """What one audit estimated of one subject; `source` and `passage` (its key) say where that stands.

    `on` is the day by which it is ordered and drawn, `when` says in words what that day is and how exact;
    `claimed` is the key of what the inspectorate says of the change, `claim` its words.
    """

    subject: str
    slug: str
    audit: str
    url: str
    year: str
    period: str
    cases: int | None
    interval: Interval
    claim: str = ""
    source: str = ""
    passage: int | None = None
    claimed: str = ""
    scope: str = ""
    on: date | None = None
    when: str = ""

    @property
    def as_published(self) -> str:
        """'82.6% (± 3.4 points), excluding fraud'."""
        return ", ".join(filter(None, [str(self.interval), self.scope]))


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of whether two audits compare; by nobody, nothing."""

    comparability: str = "not-stated"
    label: str = "Not stated"
    statement: str = ""
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Two results of one subject, one after the other, and what may be said of the change."""

    before: Result
    after: Result
    said: Said

    @property
    def compared(self) -> Compared:
        """The change in the fixed words, with our arithmetic where the two compare."""
        return compare(self.before.interval, self.after.interval, self.said.comparability, self.said.statement)

    @property
    def is_joined(self) -> bool:
        """Whether a line may join the two."""
        return self.said.comparability == "yes"

    @property
    def is_break(self) -> bool:
        """Whether somebody says that the two don't compare."""
        return self.said.comparability == "no"

    @property
    def points(self) -> Decimal | None:
        """The change in percentage points, as exact as the estimates; None where nothing may be compared."""
        change = self.compared.change
        places = max(1, decimals(self.before.interval.value), decimals(self.after.interval.value))
        return round(change.points, places) if change else None

    @property
    def claim(self) -> str:
        """What the inspectorate says of the change: nothing across a break."""
        return "" if self.is_break else self.after.claim

    @property
    def check(self) -> Check | None:
        """Our arithmetic beside the inspectorate's claim, where there is one."""
        return check(self.after.claimed, self.compared) if self.claim else None


STATES = {
    "rose": "Rose, statistically significant",
    "fell": "Fell, statistically significant",
    "no-change": "No statistically significant change",
    "no-margin": "Not tested, since no margin was published [x]",
    "not-stated": "Not compared, since nobody says whether the audits compare [x]",
    "break": "Cannot be compared [b]",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What may be said of the change of some measures alike, and which measures they are."""

    words: str
    measures: str


def outcomes(steps: Iterable[Step]) -> list[Outcome]:
    """Some changes by what may be said of them; of those that rose or fell, by how many points."""
    found: dict[str, list[str]] = {}
    for step in steps:
        compared = step.compared
        by = f" by {compared.change.distance} points" if compared.state in ("rose", "fell") else ""
        found.setdefault(compared.state, []).append(f"{step.after.subject.lower()}{by}")
    return [Outcome(words, "; ".join(found[state])) for state, words in STATES.items() if state in found]


@dataclass(frozen=True, slots=True)
class Measure:
    """One subject in two audits; None where an audit gives no estimate of it."""

    subject: str
    earlier: Result | None
    later: Result | None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """One subject counted in two audits, as 'n of m'; nothing where an audit gives no count of it."""

    subject: str
    earlier: str
    later: str
    passage: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One subject in two audits, as words for a line of a small table."""

    subject: str
    earlier: str
    later: str
    claim: str
    is_comparable: bool
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two audits, whether they compare and in whose words, and all that both found."""

    key: str
    place: str
    kind: str
    earlier: str
    later: str
    earlier_url: str
    later_url: str
    url: str
    said: Said
    measures: tuple[Measure, ...]
    counts: tuple[Counted, ...] = ()
    is_unpublished: bool = False

    @property
    def is_comparable(self) -> bool:
        """Whether somebody says that the two compare."""
        return self.said.comparability == "yes"

    @property
    def results(self) -> tuple[Result, ...]:
        """All estimates of both audits: by subject, the earlier first."""
        sides = (side for measure in self.measures for side in (measure.earlier, measure.later))
        return tuple(side for side in sides if side)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The subjects that both audits have, each with what may be said of the change."""
        return tuple(measure.step for measure in self.measures if measure.step)

    @property
    def outcomes(self) -> list[Outcome]:
        """What changed between the two, in short."""
        return outcomes(self.steps)

    def stated_in(self, passage: int) -> list[Line]:
        """What both audits found, where the later result stands in that passage."""
        return [
            Line(
                step.after.subject,
                str(step.before.interval),
                str(step.after.interval),
                step.claim,
                self.is_comparable,
                step.compared.words,
            )
            for step in self.steps
            if step.after.passage == passage
        ] + [
            Line(count.subject, count.earlier, count.later, "", self.is_comparable)
            for count in self.counts
            if count.earlier and count.passage == passage
        ]
