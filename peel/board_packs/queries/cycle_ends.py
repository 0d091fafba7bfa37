"""By which day the reports of a cycle were out: what places a report of which we hold no date."""

from dataclasses import dataclass
from datetime import date, timedelta

from peel.record.seed_rows import seed_rows


@dataclass(frozen=True, slots=True)
class CycleSpan:
    """Reports of the cycle came out after `after` (None: not known) and by `until`; both by published sources."""

    after: date | None
    until: date | None


def cycle_spans() -> dict[str, CycleSpan]:
    """The span of each cycle by its slug; where its first day is not known, from the end of the one before."""
    found: dict[str, CycleSpan] = {}
    after = None
    for row in sorted(seed_rows("cycles.csv"), key=lambda row: int(row["order"])):
        first, until = (
            date.fromisoformat(row[column]) if row[column] else None
            for column in ("published_from", "published_until")
        )
        found[row["slug"]] = CycleSpan(first - timedelta(days=1) if first else after, until)
        after = until
    return found
