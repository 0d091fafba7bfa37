"""The figures of one CSV file into the record: in one transaction, and in little memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils.text import slugify

from audits.models import Measure, MeasureKind, Release
from audits.observations import staging as observed
from audits.observations.reader import Faults, Figure, Known, KnownMeasure, WrongFile, figures
from peel.record.actions.action import action
from peel.record.actions.errors import ReasonNeeded
from peel.record.actions.publish import prepared, require
from peel.record.models import Force, Publication, PublicationKind, User
from peel.record.permissions import Permission

STEP = 50_000


class RowsRefused(Exception):
    """Rows of the file have faults, and nothing of it was kept."""

    def __init__(self, faults: Faults) -> None:
        super().__init__("Nothing of this file was kept.")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Observed:
    """What loading one file did."""

    release: Release
    is_new_table: bool
    new: int
    same: int
    changed: int
    left_out: int
    missing: int
    faults: Faults


def is_loaded(path: Path) -> bool:
    """Whether the figures of exactly this file are in the record."""
    known = Release.objects.filter(slug=slug_of(path)).exclude(sha256="").values_list("sha256", flat=True).first()
    return known is not None and known == sha256_of(path)


@action
def load_observations(
    *,
    path: Path,
    by: User,
    tell: Callable[[str], None],
    step: Callable[[int], None],
    keep_good: bool = False,
    reason: str = "",
) -> Observed:
    """Load the file; with `keep_good` also when rows of it have faults.

    Published figures change for a reason only, and as corrections. Raises WrongFile, RowsRefused, Refused, OSError.
    """
    faults = Faults()
    with path.open("rb") as file:
        release, is_new_table = release_for(path, by)
        rows = stepping(figures(file, known(), faults, tell), step)
        with connection.cursor() as cursor:
            read, good = observed.copy(cursor, rows)
            if not read and not faults.count:
                raise WrongFile("there are no rows under the names of the columns; add them.")
            good -= observed.set_aside(cursor, release, faults)
            if faults.count and not (keep_good and good):
                raise RowsRefused(faults)
            missing = observed.missing(cursor, release)
            correct_published(cursor, release, reason, by)
            new, changed = observed.write(cursor, release)
    release.sha256 = "" if faults.count else sha256_of(path)
    release.save(update_fields=["sha256"])
    if new or changed:
        prepared(publication=release.publication, by=by)
    return Observed(release, is_new_table, new, good - new - changed, changed, read - good, missing, faults)


def release_for(path: Path, by: User) -> tuple[Release, bool]:
    """The table of this file's name, and whether it is new: then a draft, that nobody outside sees."""
    slug = slug_of(path)
    release = Release.objects.select_for_update(of=["self"]).filter(slug=slug).first()
    if release is not None:
        if release.publication.is_public:
            require(by, Permission.PUBLISH)
        return release, False
    publication = Publication.objects.create(
        slug=f"statistics-{slug}", kind=PublicationKind.STATISTICS, title=path.name[:200], prepared_by=by
    )
    return Release.objects.create(slug=slug, title=path.name[:200], publication=publication), True


def correct_published(cursor: CursorWrapper, release: Release, reason: str, by: User) -> None:
    """Tell each change of a figure that people could read. Raises ReasonNeeded."""
    changes = observed.changes(cursor) if release.publication.is_public else 0
    if changes and not reason.strip():
        raise ReasonNeeded(f"{changes} published figures would change: say why with --reason. All will read it.")
    if changes:
        require(by, Permission.CORRECT)
        observed.tell_corrections(cursor, release, reason.strip(), by)


def slug_of(path: Path) -> str:
    """The name of the table that a file holds."""
    slug = slugify(path.stem)[:80]
    if not slug:
        raise WrongFile("the file’s name is the table’s; give it one with letters or digits.")
    return slug


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def known() -> Known:
    """What rows may name."""
    measures = {
        row.slug: KnownMeasure(row.pk, row.unit, row.kind == MeasureKind.SHARE) for row in Measure.objects.all()
    }
    return Known(dict(Force.objects.values_list("slug", "pk")), measures)


def stepping(rows: Iterator[Figure | None], step: Callable[[int], None]) -> Iterator[Figure | None]:
    """The same rows; after every so many, `step` is told how many."""
    for number, row in enumerate(rows, start=1):
        yield row
        if number % STEP == 0:
            step(number)
