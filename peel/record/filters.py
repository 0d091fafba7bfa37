"""The filters that several lists have alike: by force, region, theme and cycle, each known by its slug."""

from typing import Any

import django_filters

from peel.record.models import Cycle, Force, Theme


def regions() -> list[tuple[str, str]]:
    """The regions that forces are in."""
    names = Force.objects.order_by("region").values_list("region", flat=True).distinct()
    return [(name, name) for name in names]


def by_force(path: str, **options: Any) -> django_filters.ModelChoiceFilter:
    """By force, which the row has at `path`."""
    return django_filters.ModelChoiceFilter(
        field_name=path, label="Force", queryset=Force.objects.all(), to_field_name="slug", **options
    )


def by_region(path: str) -> django_filters.ChoiceFilter:
    """By the region of the force, which the row has at `path`."""
    return django_filters.ChoiceFilter(field_name=f"{path}__region", label="Region", choices=regions)


def by_theme(path: str) -> django_filters.ModelChoiceFilter:
    """By theme of the area, which the row has at `path`: it ties the areas of all cycles together."""
    return django_filters.ModelChoiceFilter(
        field_name=f"{path}__theme", label="Area", queryset=Theme.objects.all(), to_field_name="slug"
    )


def by_cycle(**options: Any) -> django_filters.ModelChoiceFilter:
    """By cycle."""
    return django_filters.ModelChoiceFilter(
        label="Cycle", queryset=Cycle.objects.order_by("-order"), to_field_name="slug", **options
    )
