"""Checks on the facts: tallies beside the grades loaded, what was not loaded and why, sources that disagree."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from peel.record.models import GradeWord, Inspection, Judgment, Revision, Tally
from peel.ui.dates import format_date

WORDS = [(word.value, word.value.replace("-", "_"), word.label) for word in GradeWord]

RECORDING = "recording-crime"
AGREES = "Agrees"
DISAGREES = "Disagrees"
AGREED_BEFORE = "Agreed before a later change"
UNKNOWN = "Not all stated grades held"
VERDICTS = [DISAGREES, UNKNOWN, AGREED_BEFORE, AGREES]


@dataclass(frozen=True)
class Counted:
    """One grade: how often the source counts it, if it says so, and how often the record has it."""

    name: str
    stated: int | None
    loaded: int

    @property
    def differs(self) -> bool:
        """Whether the source says another number."""
        return self.stated is not None and self.stated != self.loaded

    @property
    def exceeds(self) -> bool:
        """Whether the record has more of them than the source says there are."""
        return self.stated is not None and self.loaded > self.stated


@dataclass(frozen=True)
class TallyRow:
    """One tally: what it says, what the record holds, whether the two agree, and in words why not."""

    tally: Tally
    counts: list[Counted]
    loaded: int
    verdict: str
    why: str

    @property
    def stated_in_words(self) -> str:
        """'8 graded: 1 good, 5 adequate, 2 requires improvement', without grades that the source does not count."""
        parts = ", ".join(f"{one.stated} {one.name.lower()}" for one in self.counts if one.stated)
        return f"{self.tally.graded_areas} graded{': ' if parts else ''}{parts}"

    @property
    def remark(self) -> str:
        """Why the total differs from the grades that we show, where both are right."""
        return self.why if self.verdict == AGREED_BEFORE else ""

    @property
    def status(self) -> str:
        """The verdict as the tag's class: only what disagrees has a colour of its own."""
        return {DISAGREES: "disagrees", UNKNOWN: "not-known"}.get(self.verdict, "agrees")


def tally_rows(user: Any) -> list[TallyRow]:
    """All tallies that `user` may see, those that disagree first, then by force."""
    # What we inferred from totals would agree with them.
    judgments = Judgment.objects.visible_to(user).stated().filter(grade__isnull=False)
    revisions = Prefetch("revisions", Revision.objects.visible_to(user).select_related("from_grade"))
    given = Prefetch("judgments", judgments.select_related("grade", "area__theme").prefetch_related(revisions))
    inspections = Inspection.objects.select_related("report", "force", "framework__cycle").prefetch_related(given)
    tallies = Tally.objects.visible_to(user).prefetch_related(Prefetch("inspection", inspections))
    rows = [tally_row(tally) for tally in tallies]
    return sorted(rows, key=lambda row: (VERDICTS.index(row.verdict), row.tally.inspection.force.short_name))


def tally_row(tally: Tally) -> TallyRow:
    """A tally beside the grades of its inspection."""
    judgments = [one for one in tally.inspection.judgments.all() if is_counted(tally, one)]
    now = counts(tally, [judgment.grade.slug for judgment in judgments])
    verdict, why = judged(tally, now, len(judgments))
    changed = [judgment for judgment in judgments if judgment.revisions.all()]
    first = counts(tally, [before_changes(judgment) for judgment in judgments])
    if verdict == DISAGREES and changed and not any(one.differs for one in first):
        verdict = AGREED_BEFORE if tally.before_revision else verdict
        why = f"It counts the grades as first published, before a later change: {'; '.join(map(change, changed))}."
    return TallyRow(tally, now, len(judgments), verdict, why)


def change(judgment: Judgment) -> str:
    """'Responding to the public, adequate until 8 August 2024, now requires improvement'."""
    first = first_revision(judgment)
    until = f"{first.from_grade.name.lower()} until {format_date(first.changed_on)}"
    return f"{judgment.area.name}, {until}, now {judgment.grade.name.lower()}"


def is_counted(tally: Tally, judgment: Judgment) -> bool:
    """Whether a tally counts the area: some leave crime recording out."""
    return not (tally.without_recording and judgment.area.theme.slug == RECORDING)


def counts(tally: Tally, slugs: list[str]) -> list[Counted]:
    """Each grade as stated and as loaded."""
    loaded = Counter(slugs)
    return [Counted(name, getattr(tally, column), loaded[slug]) for slug, column, name in WORDS]


def judged(tally: Tally, found: list[Counted], loaded: int) -> tuple[str, str]:
    """Whether a tally and the grades loaded agree, and in words why not."""
    too_many = [one for one in found if one.exceeds]
    if too_many:
        return DISAGREES, "; ".join(
            f"{one.name}: {one.stated} stated, {one.loaded} loaded" for one in too_many
        ) + "."
    if loaded < tally.graded_areas:
        return UNKNOWN, f"{loaded} of the {tally.graded_areas} grades it counts are held as stated."
    if loaded > tally.graded_areas:
        return DISAGREES, f"It counts {tally.graded_areas} graded areas, the record holds {loaded}."
    if any(one.differs for one in found):
        return DISAGREES, "; ".join(
            f"{one.name}: {one.stated} stated, {one.loaded} loaded" for one in found if one.differs
        ) + "."
    return AGREES, ""


def before_changes(judgment: Judgment) -> str:
    """The grade as first published."""
    first = first_revision(judgment)
    return first.from_grade.slug if first else judgment.grade.slug


def first_revision(judgment: Judgment) -> Revision | None:
    """The first change after publication, if any."""
    return min(judgment.revisions.all(), key=lambda revision: revision.changed_on, default=None)
