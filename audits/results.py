"""What audits found, set side by side for a page or a chart: plain values, no models."""

from dataclasses import dataclass

from .intervals import Interval


@dataclass(frozen=True, slots=True)
class Result:
    """What one audit estimated of one subject; `source` and `passage` (its key) say where that stands."""

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


@dataclass(frozen=True, slots=True)
class Measure:
    """One subject in two audits; None where an audit gives no estimate of it."""

    subject: str
    earlier: Result | None
    later: Result | None


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
    is_comparable: bool
    comparability: str
    statement: str
    whose: str
    measures: tuple[Measure, ...]
    counts: tuple[Counted, ...] = ()

    @property
    def results(self) -> tuple[Result, ...]:
        """All estimates of both audits: by subject, the earlier first."""
        sides = (side for measure in self.measures for side in (measure.earlier, measure.later))
        return tuple(side for side in sides if side)

    def stated_in(self, passage: int) -> list[Line]:
        """What both audits found, where the later result stands in that passage."""
        return [
            Line(measure.subject, str(earlier.interval), str(later.interval), later.claim, self.is_comparable)
            for measure in self.measures
            if (earlier := measure.earlier) and (later := measure.later) and later.passage == passage
        ] + [
            Line(count.subject, count.earlier, count.later, "", self.is_comparable)
            for count in self.counts
            if count.earlier and count.passage == passage
        ]
