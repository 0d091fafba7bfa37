"""Loading files of figures in tests, and what the command says."""

from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

HEADER = "force_slug,period_start,period_end,measure,value,unit"


def load(*paths: Path, **options: Any) -> tuple[list[str], list[str], str]:
    """What the command prints, what it says of faults, and how it ends (empty: well)."""
    out, wrong, end = StringIO(), StringIO(), ""
    try:
        call_command("load_observations", *paths, stdout=out, stderr=wrong, **options)
    except CommandError as error:
        end = f"{error.returncode}: {error}"
    return out.getvalue().splitlines(), wrong.getvalue().splitlines(), end


def row(**cells: object) -> str:
    """A line of a file: 100 offences of Barset in the year ending March 2025, unless told otherwise."""
    defaults = {
        "force": "barset",
        "start": "2024-04-01",
        "end": "2025-03-31",
        "measure": "offences",
        "value": "100",
        "unit": "offences",
    }
    return ",".join(map(str, (defaults | cells).values()))


def write(folder: Path, *rows: str, name: str = "crimes.csv", header: str = HEADER) -> Path:
    """A file of these rows."""
    path = folder / name
    path.write_text("".join(f"{line}\n" for line in (header, *rows)), encoding="utf-8")
    return path
