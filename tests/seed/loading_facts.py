"""Loading files of facts that a test has changed."""

import csv
import shutil
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.conf import settings as project
from django.core.management import call_command
from pghistory.models import Event


def load(root: Path = project.BASE_DIR, **options) -> list[str]:
    """The lines that the command prints."""
    out = StringIO()
    call_command("load_facts", root=root, stdout=out, **options)
    return out.getvalue().splitlines()


def lines(root: Path, file: str) -> int:
    """How many rows a file of facts has."""
    app, name = file.split("/")
    with (root / app / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
        return sum(1 for _ in csv.DictReader(rows))


def events() -> dict[str, int]:
    """How many rows each history has."""
    histories = [model for model in apps.get_models() if issubclass(model, Event)]
    assert len(histories) > 20
    return {model.__name__: model.objects.count() for model in histories}


def copy_of_facts(to: Path) -> Path:
    """A copy of both folders of facts, to be changed."""
    for app in ("peel", "audits"):
        shutil.copytree(project.BASE_DIR / app / "data", to / app / "data")
    return to


def rewrite(root: Path, file: str, old: str, new: str) -> None:
    """Change the first place in a file where `old` stands."""
    app, name = file.split("/")
    path = root / app / "data" / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def set_cells(root: Path, file: str, slug: str, **cells: str) -> None:
    """Change cells of the row with this slug."""
    app, name = file.split("/")
    path = root / app / "data" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        table = list(csv.DictReader(rows))
    [row] = [row for row in table if row["slug"] == slug]
    assert cells.keys() <= row.keys()
    row |= cells
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(row))
        writer.writeheader()
        writer.writerows(table)


def put_an_area_first(root: Path, framework: str) -> None:
    """Give a framework one more area, before all that it had."""
    path = root / "peel" / "data" / "areas.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        table = list(csv.DictReader(rows))
    own = [row for row in table if row["framework"] == framework]
    new = own[0] | {"slug": "new", "name": "A new area", "short_name": "New", "kind": "area", "pillar": ""}
    for row in own:
        row["order"] = str(int(row["order"]) + 1)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(new))
        writer.writeheader()
        writer.writerows([new, *table])
