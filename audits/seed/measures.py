"""The measures, statistical tables, breaks and provisional periods of data/*.csv into the record."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from audits.models import Break, Direction, Measure, MeasureKind, Provisional, Release, Topic
from peel.record.actions.action import action
from peel.record.models import Force, Publication, PublicationKind, State, User
from peel.seed.loaders.table import Row, read
from peel.seed.loaders.writing import Loaded, by_slug, of_a_document, write

TEXTS = ("slug", "name", "definition", "unit", "per", "publisher", "licence", "caveat", "source")


def load(*, root: Path, by: User, tell: Callable[[Loaded], None]) -> None:
    """Load the files below `root`/audits/data; the caller holds the transaction. Raises WrongFact."""
    for step in (load_measures, load_releases, load_breaks, load_provisionals):
        tell(step(folder=root / "audits" / "data", by=by))


@action
def load_measures(*, folder: Path, by: User) -> Loaded:
    """measures.csv: first what is counted, then what is worked out from two of these."""
    table = read(folder / "measures.csv", "slug")
    known: dict[str, Measure] = {}

    def measure(row: Row) -> dict[str, object]:
        return row.texts(*TEXTS) | {
            "order": row.number("order"),
            "topic": row.find("topic", _words(Topic), "topic"),
            "direction": row.find("direction", _words(Direction), "direction"),
            "kind": row.find("kind", _words(MeasureKind), "kind of measure"),
            "decimals": row.number("decimals"),
            "is_per_head": row.flag("is_per_head"),
            "is_ours": row.flag("is_ours"),
            "numerator": row.find_any("numerator", known, "measure"),
            "denominator": row.find_any("denominator", known, "measure"),
            "multiplier": row.number("multiplier"),
        }

    counted = write(Measure, table.where(lambda row: not row["numerator"]), measure, key=["slug"])
    known |= by_slug(Measure)
    return counted + write(Measure, table.where(lambda row: row["numerator"]), measure, key=["slug"])


@action
def load_releases(*, folder: Path, by: User) -> Loaded:
    """releases.csv: the tables that were given to us, published long ago, so published here."""
    table = read(folder / "releases.csv", "slug")

    def publication(row: Row) -> dict[str, object]:
        return row.texts("title") | {
            "slug": f"statistics-{row['slug']}",
            "kind": PublicationKind.STATISTICS,
            "state": State.PUBLISHED,
        }

    own = write(Publication, table, publication, key=["slug"], held=of_a_document("pk"))
    publications = by_slug(Publication)

    def release(row: Row) -> dict[str, object]:
        texts = row.texts("slug", "title", "publisher", "licence", "found_in", "treatment", "checked")
        return texts | {"publication": publications[f"statistics-{row['slug']}"]}

    return write(Release, table, release, key=["slug"]).beside(own)


@action
def load_breaks(*, folder: Path, by: User) -> Loaded:
    """breaks.csv: where the series of one force, or of all, may not be read straight through."""
    measures, forces = by_slug(Measure), by_slug(Force)

    def row_of(row: Row) -> dict[str, object]:
        return row.texts("statement", "source") | {
            "measure": row.find("measure", measures, "measure"),
            "force": row.find_any("force", forces, "force"),
            "last_before": row.day("last_before"),
            "first_after": row.day("first_after"),
        }

    key = ["measure", "force", "last_before", "first_after"]
    return write(Break, read(folder / "breaks.csv", *key), row_of, key=key)


@action
def load_provisionals(*, folder: Path, by: User) -> Loaded:
    """provisional.csv: the periods whose figures will still change."""
    measures = by_slug(Measure)

    def provisional(row: Row) -> dict[str, object]:
        return row.texts("statement", "source") | {
            "measure": row.find("measure", measures, "measure"),
            "period_until": row.day("period_until"),
        }

    table = read(folder / "provisional.csv", "measure", "period_until")
    return write(Provisional, table, provisional, key=["measure", "period_until"])


def _words(words: Iterable[Any]) -> dict[str, Any]:
    return {str(word): word for word in words}
