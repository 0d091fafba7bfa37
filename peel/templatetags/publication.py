"""Template words about where publications stand, what was corrected, and the history of rows."""

from typing import Any

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.urls import reverse

from peel.publications.queries import corrections as query
from peel.publications.tables import moment
from peel.record.hidden_rows import hidden_among
from peel.record.models import CauseOfConcern, InternalNote, Publication
from peel.record.permissions import Permission, can
from peel.ui.tables import Table

register = template.Library()
# Where a row is changed by hand, by the label of its model: the address has its own slug, or its publication's.
CHANGED_AT = {
    "peel.CauseOfConcern": "cause-edit",
    "peel.Inspection": "inspection-edit",
    "peel.Letter": "letter-edit",
    "audits.Audit": "audit-edit",
}
KINDS = {label: kind for kind, label in settings.WITH_HISTORY.items()}
register.filter("moment", moment)


@register.inclusion_tag("components/corrections.html", takes_context=True)
def corrections(context: RequestContext, publication: Publication) -> dict[str, Any]:
    """The public lines that say what was corrected in a publication."""
    return {"corrections": query.corrections(context["request"].user, publication)}


@register.inclusion_tag("components/corrections.html", takes_context=True)
def corrections_of_cause(context: RequestContext, cause: CauseOfConcern) -> dict[str, Any]:
    """The public lines that say what was corrected of a cause of concern."""
    return {"corrections": query.corrections_of_cause(context["request"].user, cause)}


@register.inclusion_tag("components/history_link.html", takes_context=True)
def history_link(context: RequestContext, row: Any, publication: Publication | None = None) -> dict[str, Any]:
    """A row’s history, notes and form, and where its publication stands: links for who may follow them."""
    user = getattr(context.get("request"), "user", None)
    if user is None or not can(user, Permission.SEE_STANDING):
        return {}
    links = [("History", reverse("history", args=[KINDS[row._meta.label], row.pk]))]
    if publication is not None:
        links.append(("Where it stands", reverse("publication-state", args=[publication.slug])))
    if isinstance(row, CauseOfConcern):
        links.append(("Notes", reverse("cause-notes", args=[row.slug])))
    if can(user, Permission.ENTER) and row._meta.label in CHANGED_AT:
        slug = row.slug if hasattr(row, "slug") else publication.slug
        links.append(("Change", reverse(CHANGED_AT[row._meta.label], args=[slug])))
    return {"links": links}


@register.simple_tag(takes_context=True)
def internal_note(context: RequestContext, cause: CauseOfConcern) -> InternalNote | None:
    """The internal note on a cause, for who may read it."""
    user = getattr(context.get("request"), "user", None)
    if user is None or not can(user, Permission.SEE_INTERNAL_NOTES):
        return None
    return InternalNote.objects.visible_to(user).filter(cause=cause).exclude(text="").first()


@register.filter
def as_seen_by(publication: Publication, viewer: str) -> str:
    """Whose eyes a preview lends, and when they would see it."""
    if viewer == "force":
        return f"as staff of {publication.force}, once it is with them"
    return {"stranger": "as everybody, once it is published"}.get(viewer, "as an inspector")


@register.simple_tag(takes_context=True)
def not_public(context: RequestContext, table: Table) -> set[int]:
    """The keys of the rows on a table's page that strangers do not see; asked only for who may see such rows."""
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return set()
    return hidden_among([row.record for row in table.paginated_rows]) if table.marks_hidden else set()
