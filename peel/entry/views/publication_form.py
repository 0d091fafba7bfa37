"""Entry by hand of one kind of thing: what the forms for something new and for something stored share."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst

from peel.entry.forms.begin import ForceForm
from peel.entry.forms.publication_form import EnteredSheet
from peel.entry.views.inbox import admins_only, trail
from peel.entry.views.multi_form import alone, answer, say, typed
from peel.record.models import User
from peel.record.seen import seen


@dataclass(frozen=True, kw_only=True)
class Entered:
    """A kind of thing that admins enter by hand: how it is called, its form, its rows and its two actions.

    `slug` is the lookup that an address names a row by, `title` the way from a row to its title.
    """

    called: str
    template: str
    sheet: type[EnteredSheet]
    rows: Callable[[User], QuerySet]
    make: Callable[[Any, User], str]
    change: Callable[[Any, User], bool]
    begin: type[ForceForm] = ForceForm
    slug: str = "slug"
    title: str = "title"


def enter_new(request: HttpRequest, kind: Entered) -> HttpResponse:
    """First what it is about, then its form; saved once, however often it is sent."""
    admins_only(request.user)
    data = typed(request)
    begun = kind.begin(data or request.GET or None)
    context = {"title": f"Enter {kind.called}", "trail": trail((capfirst(kind.called), ""))}
    if not begun.is_valid():
        status = 422 if begun.errors else 200
        return render(request, "entry/begin.html", context | {"form": begun}, status=status)
    about = begun.cleaned_data
    sheet = kind.sheet(data, user=request.user, **about)

    def save() -> str:
        address = kind.make(sheet, request.user)
        say(request, None, has_changed=True)
        return address

    return answer(request, sheet, save, template=kind.template, context=context | {"about": about})


def change_stored(request: HttpRequest, kind: Entered, slug: str) -> HttpResponse:
    """The form of what is stored; its publication is locked while it is written."""
    admins_only(request.user)
    rows = kind.rows(request.user)
    found = get_object_or_404(rows, **{kind.slug: slug})
    with alone(request, getattr(found, kind.sheet.hangs_on)):
        sheet = kind.sheet(typed(request), user=request.user, force=found.force, row=rows.get(pk=found.pk))
        row, publication = sheet.row, sheet.publication
        seen(request, publication)

        def save() -> str:
            say(request, publication, has_changed=kind.change(sheet, request.user))
            return row.get_absolute_url()

        address = row.get_absolute_url()
        way = trail((attrgetter(kind.title)(row), address), ("Change", ""))
        context = {"title": f"Change {kind.called}", "publication": publication, "back": address, "trail": way}
        return answer(request, sheet, save, template=kind.template, context=context)
