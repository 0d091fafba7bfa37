"""How long a million figures take, and how much memory. Run by hand: python -m tests.benchmark.load_million [ROWS]

Makes a file of daily figures of every force and measure, and loads it twice into a database of its own, which is
removed at the end. Prints the seconds and the peak memory of this process. It is no test: a busy machine makes any
limit fail by chance.
"""

import csv
import os
import resource
import sys
import time
from datetime import date, timedelta
from io import StringIO
from itertools import islice, product
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection

FIRST = date(1960, 1, 1)


def make(path: Path, rows: int) -> None:
    """A file of so many rows, each of another force, measure or day."""
    forces = apps.get_model("peel", "Force").objects.values_list("slug", flat=True)
    measures = apps.get_model("audits", "Measure").objects.values_list("slug", "unit")
    of_a_day = list(product(forces, measures))
    days = (str(FIRST + timedelta(days=n)) for n in range(rows))
    figures = ((force, day, day, slug, 50, unit) for day in days for force, (slug, unit) in of_a_day)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["force_slug", "period_start", "period_end", "measure", "value", "unit"])
        writer.writerows(islice(figures, rows))


def measured(name: str, path: Path) -> None:
    """Load the file; print how long it took, and the most memory that this process has had since it began."""
    began = time.monotonic()
    call_command("load_observations", path)
    print(f"{name}: {time.monotonic() - began:.1f} s, peak memory {peak()} MB")


def peak() -> int:
    """The most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = "benchmark_peel"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        call_command("load_facts", stdout=StringIO())
        with TemporaryDirectory() as folder:
            path = Path(folder) / "million.csv"
            make(path, rows)
            print(f"{rows:,} rows, {path.stat().st_size // 1_000_000} MB; before loading: {peak()} MB")
            measured("new", path)
            measured("the same again", path)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main()
