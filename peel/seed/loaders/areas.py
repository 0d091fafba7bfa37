"""The themes, and the areas of each framework with their other wordings."""

from pathlib import Path

from peel.record.actions.action import action
from peel.record.models import Area, AreaAlias, AreaKind, Framework, Grading, Theme, User
from peel.seed.loaders.table import Row, read
from peel.seed.loaders.writing import Loaded, by_slug, write


@action
def load_themes(*, folder: Path, by: User) -> Loaded:
    """themes.csv: what ties the areas of different cycles together."""
    return write(
        Theme,
        read(folder / "themes.csv", "slug"),
        lambda row: row.texts("slug", "name", "description") | {"order": row.number("order")},
        key=["slug"],
    )


@action
def load_areas(*, folder: Path, by: User) -> Loaded:
    """areas.csv: the questions of pillars that are new come last.

    All others at once, so that each can take the place of one that moves on.
    """
    table = read(folder / "areas.csv", "framework", "slug")
    frameworks, themes = by_slug(Framework), by_slug(Theme)

    def area(row: Row) -> dict[str, object]:
        framework = row.find("framework", frameworks, "framework")
        return row.texts("slug", "name", "short_name", "description", "note", "source") | {
            "framework": framework,
            "order": row.number("order"),
            "kind": row.find("kind", {kind: kind for kind in AreaKind}, "kind of area"),
            "grading": row.find("is_graded", {word: word for word in Grading}, "answer"),
            "theme": row.find("theme", themes, "theme"),
            "pillar": row.find_any("pillar", pillars, "pillar", lambda slug: (framework.pk, slug)),
        }

    def has_its_pillar(row: Row) -> bool:
        framework = frameworks.get(row["framework"])
        return not row["pillar"] or framework is None or (framework.pk, row["pillar"]) in known

    pillars = known = areas_by_framework()
    first = write(Area, table.where(has_its_pillar), area, key=["framework", "slug"])
    pillars = areas_by_framework()
    return first + write(Area, table.where(lambda row: not has_its_pillar(row)), area, key=["framework", "slug"])


@action
def load_area_aliases(*, folder: Path, by: User) -> Loaded:
    """area_aliases.csv: other wordings of an area's name."""
    table = read(folder / "area_aliases.csv", "framework", "wording")
    frameworks, areas = by_slug(Framework), areas_by_framework()

    def alias(row: Row) -> dict[str, object]:
        framework = row.find("framework", frameworks, "framework")
        area = row.find("area", areas, "area of this framework", lambda slug: (framework.pk, slug))
        return row.texts("wording", "source") | {"area": area}

    return write(AreaAlias, table, alias, key=["area", "wording"])


def areas_by_framework() -> dict[tuple[int, str], Area]:
    """Every area by its framework and slug."""
    return {(area.framework_id, area.slug): area for area in Area.objects.select_related("framework__cycle")}
