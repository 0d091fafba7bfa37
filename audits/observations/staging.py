"""The table into which the rows of one file are copied before they are written, and what PostgreSQL finds there."""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.utils import timezone

from audits.models import Release
from audits.observations.reader import Faults, Figure
from audits.observations.reader.faults import SHOWN
from peel.record.models import User

MAKE = """
CREATE TEMPORARY TABLE observed (
    line integer, measure_id bigint, force_id bigint, period_from date, period_until date, value numeric(18, 6)
) ON COMMIT DROP
"""
COPY = "COPY observed (line, measure_id, force_id, period_from, period_until, value) FROM STDIN"
KEY = "measure_id, force_id, period_from, period_until"

# Of lines that say the same thing twice nobody knows which is right: none of them stays.
TWICE = f"""
SELECT line, first, count(*) OVER () FROM (
    SELECT line, min(line) OVER (PARTITION BY {KEY}) AS first FROM observed
) AS lines WHERE line > first ORDER BY line
"""
DROP_TWICE = f"""
DELETE FROM observed USING (
    SELECT {KEY} FROM observed GROUP BY {KEY} HAVING count(*) > 1
) AS twice
WHERE (observed.measure_id, observed.force_id, observed.period_from, observed.period_until)
    = (twice.measure_id, twice.force_id, twice.period_from, twice.period_until)
"""

# A draft must not change, or hide, what another table published.
ELSEWHERE = f"""
SELECT observed.line, audits_release.slug, count(*) OVER () FROM observed
JOIN audits_observation AS kept USING ({KEY})
JOIN audits_release ON audits_release.id = kept.release_id
WHERE kept.release_id <> %s AND kept.value <> observed.value ORDER BY observed.line
"""
DROP_ELSEWHERE = f"""
DELETE FROM observed USING ({ELSEWHERE}) AS elsewhere WHERE observed.line = elsewhere.line
"""

MISSING = """
SELECT count(*) FROM audits_observation AS kept
WHERE kept.release_id = %s AND NOT EXISTS (
    SELECT FROM observed WHERE (observed.measure_id, observed.force_id, observed.period_from, observed.period_until)
        = (kept.measure_id, kept.force_id, kept.period_from, kept.period_until)
)
"""

CHANGES = f"""
SELECT count(*) FROM observed JOIN audits_observation AS kept USING ({KEY}) WHERE kept.value <> observed.value
"""
CORRECT = f"""
INSERT INTO peel_correction (
    publication_id, kind, row, about, from_value, to_value, corrected_on, reason, by_id
)
SELECT %s, 'observation', kept.id, concat_ws(', ', measure.name, force.short_name, period_until),
    trim_scale(kept.value), trim_scale(observed.value), %s, %s, %s
FROM observed JOIN audits_observation AS kept USING ({KEY})
JOIN audits_measure AS measure ON measure.id = measure_id JOIN peel_force AS force ON force.id = force_id
WHERE kept.value <> observed.value ORDER BY observed.line
"""

# What is the same is left alone, not even locked. xmax is 0 in a row that this statement inserted.
WRITE = f"""
WITH written AS (
    INSERT INTO audits_observation AS kept ({KEY}, value, release_id)
    SELECT {KEY}, observed.value, %s FROM observed LEFT JOIN audits_observation AS same USING ({KEY})
    WHERE same.value IS DISTINCT FROM observed.value
    ON CONFLICT ({KEY}) DO UPDATE SET value = EXCLUDED.value
    WHERE kept.value <> EXCLUDED.value
    RETURNING (kept.xmax = 0) AS is_new
)
SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new) FROM written
"""


def copy(cursor: Any, rows: Iterator[Figure | None]) -> tuple[int, int]:
    """Copy the rows; how many there were, and how many of them are figures."""
    # Sorting and joining a million rows spills to the disk with the usual 4 MB.
    cursor.execute("SET LOCAL work_mem = '64MB'")
    cursor.execute("DROP TABLE IF EXISTS observed")
    cursor.execute(MAKE)
    read = good = 0
    # Django gives its own names to the errors of its own cursors only.
    with connection.wrap_database_errors, cursor.copy(COPY) as out:
        for row in rows:
            read += 1
            if row is not None:
                good += 1
                out.write_row(row)
    cursor.execute("ANALYZE observed")
    return read, good


def set_aside(cursor: Any, release: Release, faults: Faults) -> int:
    """Take out the rows that contradict each other or another table, and say so; how many were taken out."""
    dropped = 0
    for line, first in (found := _found(cursor, TWICE, [], faults)):
        faults.add(line, "", f"line {first} has the same force, measure and period; keep one of the two.")
    if found:
        cursor.execute(DROP_TWICE)
        dropped += cursor.rowcount
    for line, table in (found := _found(cursor, ELSEWHERE, [release.pk], faults)):
        faults.add(line, "value", f"the table ‘{table}’ has another value; load it as {table}.csv or leave it out.")
    if found:
        cursor.execute(DROP_ELSEWHERE, [release.pk])
        dropped += cursor.rowcount
    return dropped


def missing(cursor: Any, release: Release) -> int:
    """How many figures of this table the record has and the file does not."""
    cursor.execute(MISSING, [release.pk])
    return cursor.fetchone()[0]


def write(cursor: Any, release: Release) -> tuple[int, int]:
    """Write what is new or differs; how many of each."""
    cursor.execute(WRITE, [release.pk])
    return cursor.fetchone()


def changes(cursor: Any) -> int:
    """How many figures of the record the file changes."""
    cursor.execute(CHANGES)
    return cursor.fetchone()[0]


def tell_corrections(cursor: Any, release: Release, reason: str, by: User) -> None:
    """A correction for each figure that the file changes."""
    cursor.execute(CORRECT, [release.publication_id, timezone.localdate(), reason, by.pk])


def _found(cursor: Any, query: str, parameters: list[object], faults: Faults) -> list[tuple[int, Any]]:
    """The first rows that a query of faults finds; the others, as many as lines perhaps, are only counted."""
    cursor.execute(f"{query} LIMIT {SHOWN}", parameters)
    rows = cursor.fetchall()
    faults.count += rows[0][2] - len(rows) if rows else 0
    return [(line, other) for line, other, _ in rows]
