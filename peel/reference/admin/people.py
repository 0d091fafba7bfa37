"""The people who may sign in: shown here, managed on their own pages."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from peel.record.models import User
from peel.reference.admin.base import ForAdmins


@admin.register(User)
class UserAdmin(ForAdmins, admin.ModelAdmin):
    """Who is here and in which role; inviting, locking and roles are under People."""

    actions = None
    view_on_site = False
    list_display = ("email", "role", "force", "is_active", "managed")
    list_filter = ("role", "is_active")
    list_select_related = ("force",)
    list_per_page = 50
    search_fields = ("email", "force__short_name")
    ordering = ("email", "pk")
    fields = ("email", "role", "force", "is_active", "date_joined", "managed")

    @admin.display(description="Change")
    def managed(self, person: User) -> SafeString:
        """The page on which all is done."""
        address = reverse("person", args=[person.pk])
        return format_html('<a href="{}">Change {} under People</a>', address, person.email)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """One way to do each thing, and that is not here."""
        return False

    has_add_permission = has_delete_permission = has_change_permission

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Their page has it."""
        person = self.get_object(request, object_id)
        return redirect("person", person.pk) if person is not None else redirect("admin:index")
