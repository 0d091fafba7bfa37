"""What the pages of all reference data have in common: who may, why, by which action, and what is said if not."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import DataError, IntegrityError, models
from django.forms import DateInput, Field, ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from peel.record.actions.errors import ActionError, ReasonNeeded
from peel.reference.actions import change_reference_data, delete_reference_data
from peel.reference.forms import PartFormSet, ReasonForm, ReferenceForm, RowForm
from peel.reference.in_use import referring

GONE = "Something in the record refers to it by now: look again."


class ForAdmins:
    """Who may see one of these pages may do all that it offers; fields that work without a script."""

    formfield_overrides = {models.DateField: {"widget": DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}}

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the site says."""
        return self.admin_site.has_permission(request)

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission

    def has_module_permission(self, request: HttpRequest) -> bool:
        """As the site says."""
        return self.admin_site.has_permission(request)

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Field | None:
        """A plain field, without buttons that open other pages in small windows."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def formfield_for_foreignkey(self, *args: Any, **kwargs: Any) -> ModelChoiceField:
        """A choice whose rows are fetched once a page, not once for each row that offers them."""
        field = super().formfield_for_foreignkey(*args, **kwargs)
        field.choices = list(field.choices)
        return field


class Part(ForAdmins, admin.StackedInline):
    """Rows that belong to the one whose page it is."""

    form = RowForm
    formset = PartFormSet
    fixed: Sequence[str] = ()
    kind = ""
    extra = 1
    readonly_fields = ("past",)

    @admin.display(description="History")
    def past(self, row: models.Model) -> SafeString | str:
        """The link to the row's own history."""
        return history_link(self.kind, row)

    def get_formset(self, *args: Any, **kwargs: Any) -> type[PartFormSet]:
        """The forms know what stays."""
        formset = super().get_formset(*args, **kwargs)
        formset.form.fixed = self.fixed
        return formset


class ReferenceAdmin(ForAdmins, admin.ModelAdmin):
    """The pages of one kind of reference data; all that is written goes through peel/reference/actions.py."""

    form = ReferenceForm
    fixed: Sequence[str] = ()
    kind = ""
    actions = None
    list_per_page = 50
    delete_confirmation_template = "admin/delete_reference.html"

    def view_on_site(self, row: Any) -> str:
        """The row's page for readers."""
        return row.get_absolute_url()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """The last question is why."""
        return [*super().get_fieldsets(request, obj), ("Why", {"fields": ["why", "version"]})]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Without what get_fieldsets asks last."""
        return [name for name in super().get_fields(request, obj) if name not in ("why", "version")]

    def get_form(self, *args: Any, **kwargs: Any) -> type[ReferenceForm]:
        """The form knows what stays, and what belongs to the row."""
        form = super().get_form(*args, **kwargs)
        form.fixed = self.fixed
        form.belonging = [(inline.model, owner(self.model, inline)) for inline in self.inlines]
        return form

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The row; whoever sends a form holds it until all is written."""
        row = super().get_object(request, object_id, from_field)
        if row is not None and request.method == "POST":
            self.model._base_manager.select_for_update().filter(pk=row.pk).first()
            row = super().get_object(request, object_id, from_field)
        return row

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """When somebody was quicker by a moment, the second try sees what they wrote, and the form says so."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (IntegrityError, DataError):
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, *args: Any) -> None:
        """Nothing yet: the row is written together with what belongs to it."""

    def save_related(self, request: HttpRequest, form: ReferenceForm, formsets: Any, change: bool) -> None:
        """All at once."""
        why = form.cleaned_data["why"]
        change_reference_data(form=form, formsets=formsets, reason=why, by=request.user)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list[str], dict, set, list[str]]:
        """Nothing goes with a row; what refers to it keeps it."""
        return [], {}, set(), referring(objs[0])

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Ask why; whatever speaks against it is said on the same page."""
        context = {"reason": ReasonForm()} | (extra_context or {})
        try:
            return super().delete_view(request, object_id, context)
        except (ActionError, IntegrityError) as error:
            messages.error(request, str(error) if isinstance(error, ActionError) else GONE)
            return redirect(request.path)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """With a reason, or not at all."""
        form = ReasonForm(request.POST)
        if not form.is_valid():
            raise ReasonNeeded(form.errors["why"][0])
        delete_reference_data(row=obj, reason=form.cleaned_data["why"], by=request.user)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """PostgreSQL's history, not Django's."""
        row = self.get_object(request, object_id)
        return redirect("history", self.kind, row.pk) if row is not None else redirect("admin:index")

    def log_addition(self, *args: Any) -> None:
        """The history has it already, with more."""

    log_change = log_deletions = log_addition


def history_link(kind: str, row: models.Model) -> SafeString | str:
    """Where the history of a row is told; nothing of a row that is not there yet."""
    if row.pk is None:
        return "–"
    return format_html('<a href="{}">History of ‘{}’</a>', reverse("history", args=[kind, row.pk]), row)


def owner(model: type[models.Model], inline: type[Part]) -> str:
    """The field by which the rows of `inline` belong to one of `model`."""
    if inline.fk_name:
        return inline.fk_name
    return next(field.name for field in inline.model._meta.fields if field.related_model is model)
