"""The cycles of inspection with their grades and frameworks, and the themes that tie their areas together."""

from django.contrib import admin

from peel.record.models import Cycle, Framework, Grade, Theme
from peel.reference.admin.base import Part, ReferenceAdmin


class Grades(Part):
    """The tiers of a cycle's scale."""

    model = Grade
    kind = "grade"
    fixed = ("slug",)
    extra = 0
    verbose_name_plural = "Grades of this cycle, in the order of its scale"
    fields = (("slug", "name", "order"), "definition", "source", "past")


class Frameworks(Part):
    """The versions of a cycle's assessment framework."""

    model = Framework
    kind = "framework"
    fixed = ("slug",)
    extra = 0
    verbose_name_plural = "Assessment frameworks of this cycle"
    fields = (("name", "slug", "published_on"), "source", "note", "past")


@admin.register(Cycle)
class CycleAdmin(ReferenceAdmin):
    """One page a cycle."""

    kind = "cycle"
    fixed = ("slug",)
    list_display = ("name", "order", "comparable_with_previous", "comparability_source")
    list_filter = ("comparable_with_previous",)
    search_fields = ("name", "slug")
    inlines = (Grades, Frameworks)
    fieldsets = [
        ("Cycle", {"fields": ("name", "slug", "order", "source", "note")}),
        (
            "Comparing with the cycle before",
            {
                "fields": ("comparable_with_previous", "comparability", "comparability_source"),
                "description": "Whose words these are decides what every chart and table may set side by side.",
            },
        ),
    ]


@admin.register(Theme)
class ThemeAdmin(ReferenceAdmin):
    """One page a theme."""

    kind = "theme"
    fixed = ("slug",)
    view_on_site = False
    list_display = ("name", "order", "description")
    search_fields = ("name",)
    fieldsets = [("Theme", {"fields": ("name", "slug", "order", "description")})]
