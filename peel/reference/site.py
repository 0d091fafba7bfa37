"""Where reference data is changed: Django's admin pages, behind our sign-in and our rule of who may."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import SimpleAdminConfig
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver

from peel.accounts.sign_in.second_factor import is_missing
from peel.record.permissions import Permission, can

# Ways in and out, passwords, and looking up any model by number: what our own pages do, or nobody needs.
NOT_OURS = {"login", "logout", "password_change", "password_change_done", "view_on_site"}


class ReferenceConfig(SimpleAdminConfig):
    """Django's admin with only what we register: the packages that we use would bring their own tables."""

    default_site = "peel.reference.site.ReferenceSite"

    def ready(self) -> None:
        """Register what the settings name."""
        super().ready()
        for module in settings.REFERENCE_DATA:
            import_module(module)


class ReferenceSite(AdminSite):
    """The pages below /reference/: for admins; for all others there is nothing here."""

    site_title = "PEEL findings"
    site_header = "PEEL findings – reference data"
    index_title = "Reference data"
    enable_nav_sidebar = False
    final_catch_all_view = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether this person may change reference data, as access.py says."""
        return can(request.user, Permission.CHANGE_REFERENCE_DATA)

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        """Each page asks who is there; it leads nobody to a sign-in page, so that it isn't known to be here."""
        page = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.has_permission(request) or has_null(request):
                raise Http404
            return redirect("mfa_index") if is_missing(request) else page(request, *args, **kwargs)

        return guarded

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Without the ways in that are not ours; `guarded` above answers strangers, not the sign-in page."""
        kept = [each for each in super().get_urls() if getattr(each, "name", None) not in NOT_OURS]
        for pattern in patterns(kept):
            pattern.callback.login_required = False
        return kept

    def app_index(self, request: HttpRequest, app_label: str, extra_context: Any = None) -> HttpResponse:
        """All tables stand on one page."""
        return redirect("admin:index")

    def get_log_entries(self, request: HttpRequest) -> tuple[()]:
        """None: the history of each row is kept by PostgreSQL, and Django's own list stays empty."""
        return ()


def patterns(found: Iterable[URLPattern | URLResolver]) -> Iterable[URLPattern]:
    """The addresses, also those below others."""
    for each in found:
        if isinstance(each, URLResolver):
            yield from patterns(each.url_patterns)
        else:
            yield each


def has_null(request: HttpRequest) -> bool:
    """Whether the address asks for a sign that PostgreSQL has in no text."""
    return any("\0" in f"{name}{value}" for name, values in request.GET.lists() for value in values)
