"""Stop and search of one force: its audits, its rates, arrests and disproportionality, and what its reports say."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import F, Q

from audits.audits.queries.force import ForceAudits, force_audits
from audits.benchmarks.queries.benchmark import quantity
from audits.benchmarks.queries.figures import by_measure, side_by_side
from audits.benchmarks.series import Series, SeriesBreak, SeriesPoint
from audits.benchmarks.values import Benchmark, Figures, Period, figures_of
from audits.models import AuditKind, Break, Measure, MeasureKind, Observation, Provisional, Release, Topic
from audits.models.observation import FEW_LIVE_THERE
from audits.statistics import CannotSay, RatioLimits, rate_ratio
from audits.stop_search.values import ForceVsAverage, Ratio, Stated
from peel.findings.queries import figures as stated_figures
from peel.findings.queries import in_context
from peel.record.models import Force

# The slugs of the tables that we were given.
RATIO = "stop_search_black_white_ratio"
BLACK, WHITE = "stop_searches_black", "stop_searches_white"
GROUPS = frozenset(f"stop_search_per_1000_{group}" for group in ("asian", "black", "mixed", "other", "white"))
ARRESTS = "stop_search_s1_arrest_rate_pct"
# Below this many searches of Black people in the year the tables give no ratio.
FEWEST = 30
SHOWN_PERIODS = 2
ABOUT_SEARCHES = r"stops? and search|linked outcome"
ABOUT_OUTCOMES = "linked outcome"


@dataclass(frozen=True, slots=True)
class Followed:
    """One measure in all its periods, earliest first, each with the figures of all forces."""

    measure: Measure
    figures: tuple[Figures, ...]
    breaks: tuple[SeriesBreak, ...]

    def beside(self, force: Force, each: Figures) -> ForceVsAverage:
        """The force in one of the periods."""
        standing = each.of(force.slug)
        return ForceVsAverage(
            name=self.measure.name,
            url=f"{self.measure.get_absolute_url()}?force={force.slug}",
            quantity=quantity(self.measure),
            figures=each,
            standing=standing,
            source=self.measure.publisher,
            licence=licence(self.measure),
            why="" if standing else why_not(self.measure, force),
            broken=self.broken_before(each.period),
        )

    def broken_before(self, period: Period) -> str:
        """Why the figures of a period don't compare with those of the period before."""
        earlier = [each.period for each in self.figures if each.period < period]
        found = (each for each in self.breaks if earlier and each.is_between(earlier[-1], period))
        return next((each.statement for each in found), "")


@dataclass(frozen=True, slots=True)
class StopAndSearch:
    """All that the page shows, each row as the person may see it."""

    force: Force
    audits: ForceAudits
    rates: tuple[ForceVsAverage, ...]
    groups: tuple[ForceVsAverage, ...]
    ratios: tuple[Ratio, ...]
    arrests: tuple[Benchmark, Series] | None
    stated: tuple[Stated, ...]
    measures: tuple[Measure, ...]
    releases: tuple[Release, ...]

    @property
    def of_outcomes(self) -> list[Stated]:
        """What reports state of linked outcomes."""
        return [one for one in self.stated if one.is_of_outcomes]

    @property
    def of_searches(self) -> list[Stated]:
        """What else they state of searches."""
        return [one for one in self.stated if not one.is_of_outcomes]

    @property
    def is_unpublished(self) -> bool:
        """Whether a chart shows what only some people may see."""
        carriers = [*self.releases, *self.audits.audits]
        return not all(one.publication.is_public for one in carriers)


def stop_and_search(user: Any, force: Force) -> StopAndSearch:
    """The page of one force: ten queries, however much there is."""
    found = followed(user, force)
    counts = {slug: {each.period: each for each in found[slug].figures} for slug in (BLACK, WHITE) if slug in found}
    shown = [one for one in found.values() if one.measure.slug not in (BLACK, WHITE)]
    return StopAndSearch(
        force=force,
        audits=force_audits(user, force, kind=AuditKind.STOP_AND_SEARCH),
        rates=tuple(rates(force, [one for one in shown if one.measure.slug not in GROUPS])),
        groups=tuple(rates(force, [one for one in shown if one.measure.slug in GROUPS])),
        ratios=tuple(ratios(force, found[RATIO], counts)) if RATIO in found else (),
        arrests=over_time(force, found[ARRESTS]) if ARRESTS in found else None,
        stated=tuple(stated(user, force)),
        measures=tuple(one.measure for one in shown),
        releases=tuple(releases(user)),
    )


def followed(user: Any, force: Force) -> dict[str, Followed]:
    """The measures of searches by slug, in their order, of which `user` may see a figure: four queries."""
    wanted = Q(kind__in=[MeasureKind.RATE, MeasureKind.RATIO, MeasureKind.SHARE]) | Q(slug__in=[BLACK, WHITE])
    measures = Measure.objects.filter(wanted, topic=Topic.STOP_AND_SEARCH).in_bulk()
    values, names = by_measure(side_by_side(Observation.objects.visible_to(user)).filter(measure__in=measures))
    provisional = set(Provisional.objects.filter(measure__in=measures).values_list("measure", "period_until"))
    figures: dict[int, list[Figures]] = {pk: [] for pk in measures}
    for (pk, period), by_force in values.items():
        figures[pk].append(figures_of(period, by_force, names, (pk, period.until) in provisional))
    breaks = breaks_of(measures, force)
    return {
        measure.slug: Followed(measure, tuple(figures[pk]), tuple(breaks.get(pk, ())))
        for pk, measure in measures.items()
        if figures[pk]
    }


def breaks_of(measures: Iterable[int], force: Force) -> dict[int, list[SeriesBreak]]:
    """The breaks in the measures' series, of this force or of all."""
    found: dict[int, list[SeriesBreak]] = {}
    rows = Break.objects.filter(Q(force=None) | Q(force=force), measure__in=measures)
    for one in rows.annotate(name=F("force__short_name")):
        broken = SeriesBreak(one.last_before, one.first_after, one.statement, one.source, one.name or "")
        found.setdefault(one.measure_id, []).append(broken)
    return found


def why_not(measure: Measure, force: Force) -> str:
    """Why a force has no figure."""
    if measure.is_per_head and force.slug == FEW_LIVE_THERE:
        return "left out of rates per head: few people live there, many come there to work"
    return "no figure of this period is in the record"


def licence(measure: Measure) -> str:
    """The line that its licence asks for."""
    return f"Contains public sector information licensed under the {measure.licence}."


def rates(force: Force, found: Iterable[Followed]) -> Iterable[ForceVsAverage]:
    """Each rate in its last periods, latest first; the measure with the latest figures first."""
    per_head = [one for one in found if one.measure.kind == MeasureKind.RATE]
    for one in sorted(per_head, key=lambda one: one.figures[-1].period, reverse=True):
        for each in reversed(one.figures[-SHOWN_PERIODS:]):
            yield one.beside(force, each)


def ratios(force: Force, found: Followed, counts: dict[str, dict[Period, Figures]]) -> Iterable[Ratio]:
    """The ratio in each period, latest first, with our limits where both numbers of searches are known."""
    for each in reversed(found.figures):
        black, white = (searches(counts.get(slug, {}).get(each.period), force) for slug in (BLACK, WHITE))
        beside = found.beside(force, each)
        if beside.standing:
            yield Ratio(beside, black, white, limits(beside.standing.value, black, white))
        elif black is not None and black < FEWEST and force.slug != FEW_LIVE_THERE:
            yield Ratio(replace_why(beside, black), black, white)
        else:
            yield Ratio(beside, black, white)


def replace_why(beside: ForceVsAverage, black: int) -> ForceVsAverage:
    """The same with the rule by which so small a number gives no ratio."""
    many = f"{black} search{'' if black == 1 else 'es'}"
    return replace(beside, why=f"no ratio is given for fewer than {FEWEST} searches of Black people; here {many}")


def searches(figures: Figures | None, force: Force) -> int | None:
    """The number of searches of one group, if it is known."""
    standing = figures.of(force.slug) if figures else None
    return int(standing.value) if standing else None


def limits(ratio: Decimal, black: int | None, white: int | None) -> RatioLimits | None:
    """Limits of the published ratio from the numbers of searches; none where these are missing or too few."""
    if black is None or white is None:
        return None
    try:
        return rate_ratio(float(ratio), black, white)
    except CannotSay:
        return None


def over_time(force: Force, found: Followed) -> tuple[Benchmark, Series]:
    """A measure over all its periods, for a chart."""
    benchmark = Benchmark(
        name=found.measure.name,
        quantity=quantity(found.measure),
        figures=found.figures[-1],
        sources={found.measure.publisher: ""},
        licence=licence(found.measure),
        chosen=force.slug,
    )
    own = ((each, each.of(force.slug)) for each in found.figures)
    moments = tuple(SeriesPoint(each, standing.value) for each, standing in own if standing)
    return benchmark, Series(found.figures, moments, found.breaks, force.short_name)


def releases(user: Any) -> Iterable[Release]:
    """The tables that the figures stand in."""
    figures = Observation.objects.visible_to(user).filter(measure__topic=Topic.STOP_AND_SEARCH)
    rows = Release.objects.visible_to(user).filter(pk__in=figures.order_by().values("release"))
    return rows.select_related("publication")


def stated(user: Any, force: Force) -> Iterable[Stated]:
    """The sentences with figures about searches in what was published of the force, each once, newest first."""
    rows = stated_figures(user).filter(publication__force=force, passage__text__iregex=ABOUT_SEARCHES)
    told = set()
    for row in rows:
        sentence = in_context(row)
        if sentence not in told:
            told.add(sentence)
            yield Stated(
                sentence=sentence,
                url=row.passage.get_absolute_url(),
                publication=str(row.publication),
                is_retold=row.publication.is_retold,
                is_of_outcomes=ABOUT_OUTCOMES in sentence.lower(),
            )
