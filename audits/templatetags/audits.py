"""What the audits say of a force, a letter, a cause or a document, wherever a page asks for it."""

from typing import Any

from django import template
from django.template import RequestContext

from audits.audits.charts import before_and_after as charts
from audits.audits.queries import corrections as corrected
from audits.audits.queries import notes as noted
from audits.audits.queries.audits import audits
from audits.audits.queries.force import ForceAudits, force_audits
from audits.audits.queries.notes import Note
from audits.audits.queries.pairs import PublicationAudits, audits_given_in
from audits.audits.results import Line, Pair
from audits.models import Audit, Count
from audits.statistics import Limits, proportion
from peel.record.as_of import PublicOn
from peel.record.models import Document, Force, Passage, Publication

register = template.Library()


@register.inclusion_tag("audits/latest.html", takes_context=True)
def audits_of(context: RequestContext, force: Force, reader: PublicOn | None = None) -> dict[str, Any]:
    """The last two results of a force in each subject, and what may be said of the change.

    `reader` looks back in place of the person: then it is for paper, without the arithmetic and the ways on.
    """
    found = force_audits(reader or context["request"].user, force)
    return {"force": force, "found": found, "reader": reader}


@register.simple_tag(takes_context=True)
def held_audits(context: RequestContext, force: Force) -> ForceAudits:
    """All audits of a force, for a page that shows them only where there are any."""
    return force_audits(context["request"].user, force)


@register.inclusion_tag("audits/before_and_after.html")
def before_and_after(pairs: tuple[Pair, ...], heading: str, id: str) -> dict[str, Any]:
    """The audits that `audits_given` has found, each beside the earlier one; nothing where there are none."""
    return {"pairs": [(pair, charts.before_and_after(pair)) for pair in pairs], "heading": heading, "id": id}


@register.inclusion_tag("components/corrections.html", takes_context=True)
def corrections_of_audit(context: RequestContext, audit: Audit) -> dict[str, Any]:
    """The public lines that say what was corrected of an audit."""
    return {"corrections": corrected.corrections_of_audit(context["request"].user, audit)}


@register.simple_tag(takes_context=True)
def audits_given(context: RequestContext, publication: Publication) -> PublicationAudits:
    """All that a publication gives of audits, asked once: for a page that shows its audits, pairs and notes."""
    return audits_given_in(context["request"].user, publication)


@register.filter
def compared_in(pairs: tuple[Pair, ...], passage: Passage) -> list[Line]:
    """The results, beside the earlier ones, that a passage states."""
    return [line for pair in pairs for line in pair.stated_in(passage.pk)]


@register.simple_tag(takes_context=True)
def audit_notes(context: RequestContext, document: Document) -> dict[int, list[Note]]:
    """The links from a document's passages to their estimates and counts; `of_passage` picks a passage's."""
    return noted.notes(context["request"].user, document)


@register.simple_tag(takes_context=True)
def audit_results_in(context: RequestContext, passages: list[Passage]) -> list[Note]:
    """The links to the estimates and counts that stand in some passages."""
    found = noted.stated_in(context["request"].user, passage__in=[passage.pk for passage in passages])
    return [noted.note(row) for row in found]


@register.filter
def of_passage(notes: dict[int, list[Note]], passage: Passage) -> list[Note]:
    """The links of one passage."""
    return notes.get(passage.pk, [])


@register.inclusion_tag("audits/of_publication.html", takes_context=True)
def audits_in(context: RequestContext, publication: Publication) -> dict[str, Any]:
    """The audits that a publication gives, each linked."""
    return {"audits": audits(context["request"].user).filter(publication=publication)}


@register.filter
def our_limits(count: Count) -> Limits:
    """The interval that we work out for a count, on demand and never beside an estimate."""
    return proportion(count.numerator, count.denominator)
