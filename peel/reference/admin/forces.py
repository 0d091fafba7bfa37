"""The forces, their names, and what became of them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from peel.record.models import Force, ForceName, Succession
from peel.reference.admin.base import Part, ReferenceAdmin


class ForceNames(Part):
    """The names by which a force goes or went."""

    model = ForceName
    kind = "force-name"
    fixed = ("name",)
    verbose_name = "name"
    verbose_name_plural = "Names by which documents call it"
    fields = (("name", "is_official"), ("from_on", "until_on"), "source", "note", "past")


class Successors(Part):
    """The forces into which this one went."""

    model = Succession
    kind = "succession"
    fk_name = "predecessor"
    fixed = ("successor",)
    extra = 0
    verbose_name = "successor"
    verbose_name_plural = "Forces into which it went"
    fields = (("successor", "on"), "source", "past")


class Predecessors(Successors):
    """The forces that went into this one, as their own pages say."""

    fk_name = "successor"
    fixed = ()
    verbose_name = "predecessor"
    verbose_name_plural = "Forces that went into it: changed on their own pages"
    fields = (("predecessor", "on"), "source", "past")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Shown only."""
        return False

    has_add_permission = has_delete_permission = has_change_permission


@admin.register(Force)
class ForceAdmin(ReferenceAdmin):
    """One page a force."""

    kind = "force"
    fixed = ("slug",)
    list_display = ("short_name", "official_name", "country", "region", "noun", "gss_code")
    list_filter = ("country", "region", "noun")
    search_fields = ("short_name", "official_name", "gss_code", "names__name")
    inlines = (ForceNames, Successors, Predecessors)
    fieldsets = [
        ("Name", {"fields": ("short_name", "official_name", "noun", "slug")}),
        ("Place", {"fields": ("country", "region", "gss_code")}),
        ("Inspectorate", {"fields": ("report_address",)}),
        ("Note", {"fields": ("note",)}),
    ]
