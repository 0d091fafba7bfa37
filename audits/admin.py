"""Measures in Django's admin, with where their series break; and the subjects of audits with their aliases."""

from django.contrib import admin

from audits.models import Break, Measure, Provisional, Subject, SubjectAlias
from peel.reference.admin.base import Part, ReferenceAdmin


class Breaks(Part):
    """Where a series may not be read straight through."""

    model = Break
    kind = "break"
    fixed = ("force", "last_before", "first_after")
    extra = 0
    verbose_name_plural = "Breaks: where figures before and after don't compare"
    fields = ("force", ("last_before", "first_after"), "statement", "source", "past")


class Provisionals(Part):
    """Periods whose figures will still change."""

    model = Provisional
    kind = "provisional"
    fixed = ("period_until",)
    extra = 0
    verbose_name = "provisional period"
    verbose_name_plural = "Provisional: periods whose figures will still change"
    fields = ("period_until", "statement", "source", "past")


@admin.register(Measure)
class MeasureAdmin(ReferenceAdmin):
    """One page a measure."""

    kind = "measure"
    fixed = ("slug",)
    list_display = ("name", "topic", "kind_of_number", "unit", "per", "direction", "publisher", "is_ours")
    list_filter = ("topic", "kind", "direction", "is_ours", "is_per_head")
    search_fields = ("name", "slug", "definition", "publisher")
    inlines = (Breaks, Provisionals)
    fieldsets = [
        ("Measure", {"fields": ("name", "slug", "topic", "order", "definition", "direction")}),
        ("Number", {"fields": ("kind", "unit", "per", "decimals", "is_per_head")}),
        (
            "Worked out from two others",
            {"fields": ("is_ours", "numerator", "denominator", "multiplier")},
        ),
        ("Where it comes from", {"fields": ("publisher", "licence", "source", "caveat")}),
    ]

    @admin.display(description="Kind", ordering="kind")
    def kind_of_number(self, measure: Measure) -> str:
        """The kind in words; the word `kind` is the history's here."""
        return measure.get_kind_display()


class Aliases(Part):
    """The words by which documents call a subject."""

    model = SubjectAlias
    kind = "subject-alias"
    fixed = ("wording",)
    verbose_name = "alias"
    verbose_name_plural = "Aliases: words that documents use for it"
    fields = ("wording", "past")


@admin.register(Subject)
class SubjectAdmin(ReferenceAdmin):
    """One page a subject of audits."""

    kind = "subject"
    fixed = ("slug",)
    list_display = ("name", "slug", "order")
    search_fields = ("name", "slug", "aliases__wording")
    inlines = (Aliases,)
    fieldsets = [("Subject", {"fields": ("name", "slug", "order", "note")})]
