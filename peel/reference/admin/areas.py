"""What frameworks judge under one heading, and the wordings by which documents call it."""

from django.contrib import admin

from peel.record.models import Area, AreaAlias
from peel.reference.admin.base import Part, ReferenceAdmin


class Aliases(Part):
    """Other wordings of an area's name, by which the reader of documents knows it."""

    model = AreaAlias
    kind = "area-alias"
    fixed = ("wording",)
    verbose_name = "alias"
    verbose_name_plural = "Aliases: other wordings that documents use"
    fields = (("wording", "source"), "past")


@admin.register(Area)
class AreaAdmin(ReferenceAdmin):
    """One page an area."""

    kind = "area"
    fixed = ("framework", "slug")
    list_display = ("name", "framework", "order", "kind", "pillar", "grading", "theme")
    list_select_related = ("framework", "pillar", "theme")
    list_filter = ("framework", "kind", "grading", "theme")
    search_fields = ("name", "short_name", "aliases__wording")
    inlines = (Aliases,)
    fieldsets = [
        ("Area", {"fields": ("name", "short_name", "slug", "description")}),
        ("Place in the framework", {"fields": ("framework", "order", "kind", "pillar")}),
        ("Grades", {"fields": ("grading", "theme")}),
        ("Where it comes from", {"fields": ("source", "note")}),
    ]
