"""The reference facts as rows of text, and what the given material holds them against."""

import csv
from datetime import date
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
GIVEN = REPOSITORY.parent / "shared" / "data"
FOLDERS = {app: REPOSITORY / app / "data" for app in ("peel", "audits")}
FILES = [f"{app}/{path.stem}" for app, folder in FOLDERS.items() for path in sorted(folder.glob("*.csv"))]

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """The rows of a CSV file; a row with too few or too many cells is an error."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, restkey="", restval=None, strict=True))


def rows(name: str) -> list[Row]:
    """The rows of one file of facts, such as `peel/forces`."""
    app, stem = name.split("/")
    return read(FOLDERS[app] / f"{stem}.csv")


def keys(name: str, *columns: str) -> set[tuple[str, ...]]:
    """What other files may refer to."""
    return {tuple(row[column] for column in columns) for row in rows(name)}


def given(name: str) -> list[Row]:
    """The rows of a table of the given material, which lies beside the repository."""
    path = GIVEN / f"{name}.csv"
    if not path.exists():
        pytest.skip(f"The given material ({name}.csv) does not lie beside this repository.")
    return read(path)


def day(text: str) -> date | None:
    """A date, or nothing where the cell is empty."""
    return date.fromisoformat(text) if text else None
