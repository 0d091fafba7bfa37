"""Published claims that can be worked out again: what was published, what we work out, and whether they agree."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Prefetch, Q

from audits.audits.claim_checks import Outcome
from audits.audits.queries.audits import audits, comparisons, estimates
from audits.audits.queries.results import result, said
from audits.audits.results import Said, Step
from audits.claims.recompute import Figures, recompute
from audits.claims.register import Published, published
from audits.models import About, Audit, Estimate, Observation
from peel.record.models import Publication

SIGNIFICANCE = "The change in points against √(margin² + margin²), at the 95% level."


@dataclass(frozen=True, slots=True)
class Claim:
    """One published claim beside what we work out; the two are never one field."""

    words: str
    document: str
    address: str
    source: str
    published: str
    ours: str
    method: str
    outcome: Outcome
    is_published: bool = True

    @property
    def is_passage(self) -> bool:
        """Whether the source is a passage of a document in the record."""
        return self.source.startswith("/")


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims that a person may see."""

    rows: tuple[Claim, ...]

    def number(self, outcome: Outcome) -> int:
        """How many have this outcome."""
        return len(self.of(outcome))

    def of(self, outcome: Outcome) -> tuple[Claim, ...]:
        """Those that have this outcome."""
        return tuple(row for row in self.rows if row.outcome == outcome)

    @property
    def agree(self) -> int:
        """How many our arithmetic bears out."""
        return self.number("agrees")

    @property
    def differ(self) -> int:
        """How many it does not."""
        return self.number("differs")

    @property
    def unchecked(self) -> int:
        """How many nobody can work out from the record."""
        return self.number("cannot")

    @property
    def checked(self) -> int:
        """How many were worked out again."""
        return self.agree + self.differ

    @property
    def differences(self) -> tuple[Claim, ...]:
        """Those that differ."""
        return self.of("differs")

    @property
    def is_unpublished(self) -> bool:
        """Whether any of them is not published."""
        return not all(row.is_published for row in self.rows)


def claims(user: Any) -> Claims:
    """Those of changes first, then those of figures: six queries, however many there are."""
    return Claims((*of_changes(user), *of_figures(user)))


def of_changes(user: Any) -> Iterable[Claim]:
    """What the inspectorate calls significant, or not, beside our test of the two estimates."""
    rows = estimates(user).exclude(claim="").filter(audit__in=audits(user).order_by().values("pk"))
    rows = rows.select_related("audit__force", "audit__publication").order_by("audit__force__short_name", "pk")
    before = earlier_results(user, {row.audit_id for row in rows})
    return (of_change(row, before.get((row.audit_id, row.about))) for row in rows)


def earlier_results(user: Any, later: set[int]) -> dict[tuple[int, About], tuple[Audit, Estimate, Said]]:
    """By the later audit and the subject, the earlier audit that it is said to compare with, and its estimate."""
    shown = Prefetch("earlier__estimates", queryset=estimates(user), to_attr="shown_estimates")
    pairs = comparisons(user).filter(later__in=later).prefetch_related(shown)
    # Where several earlier audits are named, the last that is said to compare is the one that a claim is about.
    order = sorted(pairs, key=lambda row: (row.comparable == "yes", row.earlier.sample_until or date.min))
    return {
        (row.later_id, estimate.about): (row.earlier, estimate, said(row))
        for row in order
        for estimate in row.earlier.shown_estimates
        if estimate.subject_id or row.earlier.force_id == row.later.force_id
    }


def of_change(estimate: Estimate, before: tuple[Audit, Estimate, Said] | None) -> Claim:
    """One claim of change; without an earlier result in the record it can't be checked."""
    audit = estimate.audit
    after = result(estimate, audit)
    place = str(audit.force or "England and Wales")
    shown = {
        "document": audit.publication.title,
        "address": audit.publication.get_absolute_url(),
        "source": after.source,
        "published": after.claim,
        "is_published": audit.publication.is_public,
    }
    if before is None:
        why = "the record has no earlier result that is said to compare with it"
        words = f"{place}, {after.subject.lower()}: {after.interval}"
        return Claim(words=words, ours="", method=why, outcome="cannot", **shown)
    earlier, known, words = before
    step = Step(result(known, earlier), after, words)
    check = step.check
    return Claim(
        words=f"{place}, {after.subject.lower()}: from {step.before.interval} to {after.interval}",
        ours=check.words if check else step.compared.words,
        method=SIGNIFICANCE,
        outcome=check.outcome if check else "cannot",
        **shown,
    )


def of_figures(user: Any) -> Iterable[Claim]:
    """What documents say of figures, beside what the record's tables and the documents' own numbers come to."""
    named = {one.publication for one in published() if one.publication}
    known = {row.slug: row for row in Publication.objects.visible_to(user).filter(slug__in=named)}
    shown = [one for one in published() if not one.publication or one.publication in known]
    figures = figures_for(user, shown)
    return (of_figure(one, known.get(one.publication), figures) for one in shown)


def figures_for(user: Any, shown: list[Published]) -> Figures:
    """The figures of all forces that any of the claims needs: one query."""
    wanted = {
        (measure, one.period_until) for one in shown for measure in (one.measure, one.second) if one.period_until
    } - {("", None)}
    places = [Q(measure__slug=measure, period_until=until) for measure, until in wanted if measure]
    found: dict[tuple[str, date], dict[str, Decimal]] = defaultdict(dict)
    if not places:
        return found
    rows = Observation.objects.visible_to(user).filter(reduce(or_, places))
    for measure, until, force, number in rows.values_list("measure__slug", "period_until", "force__slug", "value"):
        found[measure, until][force] = number
    return found


def of_figure(one: Published, publication: Publication | None, figures: Figures) -> Claim:
    """One claim of the file."""
    worked_out = recompute(one, figures)
    return Claim(
        words=one.claim,
        document=publication.title if publication else one.document,
        address=publication.get_absolute_url() if publication else "",
        source=one.source,
        published=one.written(one.stated),
        ours=worked_out.ours,
        method=worked_out.method,
        outcome=worked_out.outcome,
        is_published=publication is None or publication.is_public,
    )
