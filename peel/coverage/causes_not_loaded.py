"""Causes of concern that sources tell of and that are not loaded: one leaves the list when it is held after all."""

from collections.abc import Iterable
from typing import Any

from peel.record.models import CauseOfConcern, Cycle, Force
from peel.record.seed_rows import seed_rows


def causes_not_loaded(user: Any) -> list[dict[str, str]]:
    """Those of all forces and cycles as `user` may know them, each with the force's `name`: two queries."""
    names = dict(Force.objects.values_list("slug", "short_name"))
    rows = still_not_loaded(user, seed_rows("causes_not_loaded.csv"))
    return [row | {"name": names.get(row["force"], row["force"])} for row in rows]


def known_not_held(user: Any, forces: list[Force], cycle: Cycle | None = None) -> dict[str, tuple[str, ...]]:
    """What sources say of causes that we do not hold, by the force's slug; one that is of no cycle is of none.

    One query where one of them may be held by now.
    """
    slugs = {force.slug for force in forces}
    rows = [row for row in seed_rows("causes_not_loaded.csv") if row["force"] in slugs]
    rows = rows if cycle is None else [row for row in rows if row["cycle"] == cycle.slug]
    found: dict[str, tuple[str, ...]] = {}
    for row in still_not_loaded(user, rows):
        found[row["force"]] = (*found.get(row["force"], ()), row["what"])
    return found


def still_not_loaded(user: Any, rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """The rows without those whose force, cycle and area are those of a cause that `user` may see.

    A row without an area cannot be told from other causes, or is of none; it stays.
    """
    rows = list(rows)
    if not any(row["area"] for row in rows):
        return rows
    seen = CauseOfConcern.objects.visible_to(user).filter(force__slug__in={row["force"] for row in rows})
    held = set(seen.values_list("force__slug", "area__framework__cycle__slug", "area__slug"))
    return [row for row in rows if (row["force"], row["cycle"], row["area"]) not in held]
