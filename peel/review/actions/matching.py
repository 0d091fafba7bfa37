"""Where a document belongs: the publication, inspection and areas of the record that its draft speaks of."""

import re
from datetime import date

from peel.reader.drafts import Draft
from peel.record.actions.diff import NotAcceptable
from peel.record.actions.slugs import new_slug
from peel.record.models import Area, Cycle, Force, Framework, Inspection, Publication, PublicationKind

REPORT = "inspection_report"
HYPHENS = re.compile(r"[-\u2010\u2011]")
KINDS = {
    "inspection_report": PublicationKind.INSPECTION_REPORT,
    "closure_letter": PublicationKind.LETTER,
    "revisit_letter": PublicationKind.LETTER,
    "monitoring_letter": PublicationKind.LETTER,
    "causes_of_concern": PublicationKind.CAUSES_OF_CONCERN,
    "crime_data_audit": PublicationKind.CRIME_DATA_AUDIT,
}


def publication_for(draft: Draft) -> Publication:
    """The publication that a draft's document is a copy of, made unpublished where the record has none."""
    force = force_of(draft)
    known = inspection_of(force, cycle_of(draft).slug, draft.published_on) if draft.kind == REPORT else None
    if known is not None:
        return known.report
    kind, title = KINDS.get(draft.kind, PublicationKind.OTHER), title_of(draft, force)
    name = {"causes_of_concern": "causes-of-concern", "crime_data_audit": "crime-data"}.get(draft.kind, "letter")
    slug = dated_slug(draft, force, name)
    undated = Publication.objects.filter(force=force, kind=kind, title=title, published_on=None).order_by("pk")
    known = undated.first() if not slug else None
    return (
        known
        or Publication.objects.get_or_create(
            slug=slug or new_slug(force.slug, name),
            defaults={
                "kind": kind,
                "title": title,
                "force": force,
                "address": draft.address or "",
                "published_on": draft.published_on or draft.sent_on,
                "is_retold": draft.is_retold,
            },
        )[0]
    )


def dated_slug(draft: Draft, force: Force, name: str) -> str:
    """The address by force and cycle or day, as our own files give them too; empty where no day is stated."""
    if draft.kind == REPORT:
        return f"{force.slug}-{cycle_of(draft).slug}"
    day = draft.sent_on or draft.published_on
    return f"{force.slug}-{name}-{day.isoformat()}" if day else ""


def title_of(draft: Draft, force: Force) -> str:
    """The document's title; a report's own first heading is the same in all of them, so ours says the force."""
    if draft.kind == REPORT:
        return f"{force.official_name}: PEEL {cycle_of(draft)}"
    return (draft.title or f"{force.official_name}: document")[:250]


def force_of(draft: Draft) -> Force:
    """The force of the record that the draft names."""
    if draft.force is None:
        raise NotAcceptable("The document names none of the 43 forces; check which force it is about.")
    force = Force.objects.filter(slug=draft.force.slug).first()
    if force is None:
        raise NotAcceptable(f"{draft.force.name} is not in the record; run `manage.py load_facts` first.")
    return force


def cycle_of(draft: Draft) -> Cycle:
    """The cycle of the record that a report names."""
    cycle = Cycle.objects.filter(slug=draft.cycle).first() if draft.cycle else None
    if cycle is None:
        raise NotAcceptable(
            f"The report belongs to the cycle {draft.cycle}, which is not in the record; add the cycle first."
            if draft.cycle
            else "The report does not say which PEEL cycle it belongs to; correct the draft first."
        )
    return cycle


def inspection_reported_in(draft: Draft, publication: Publication) -> Inspection:
    """The inspection whose report the publication is, made where the record has none."""
    inspection = Inspection.objects.filter(report=publication).select_related("framework__cycle", "report").first()
    if inspection is None:
        inspection = Inspection.objects.create(
            force=publication.force, framework=framework_for(draft, cycle_of(draft)), report=publication
        )
    return inspection


def inspection_of(force: Force, cycle: str, published_on: date | None = None) -> Inspection | None:
    """The force's inspection in a cycle: the one published that day, else the latest."""
    inspections = list(
        Inspection.objects.filter(force=force, framework__cycle__slug=cycle)
        .select_related("report", "framework__cycle")
        .order_by("report__published_on", "pk")
    )
    same_day = [each for each in inspections if published_on and each.report.published_on == published_on]
    return (same_day or inspections or [None])[-1]


def framework_for(draft: Draft, cycle: Cycle) -> Framework:
    """The version of the cycle's framework that knows most of the report's areas, the later of equals."""
    frameworks = list(cycle.frameworks.order_by("published_on", "pk"))
    if not frameworks:
        raise NotAcceptable(f"The cycle {cycle} has no framework in the record; add it and its areas first.")
    wordings = [judgment.area for judgment in draft.judgments]

    def known(framework: Framework) -> int:
        areas = Areas(framework)
        return sum(areas.find(wording) is not None for wording in wordings)

    return max(reversed(frameworks), key=known)


class Areas:
    """The areas of one framework by any of their wordings."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.by_wording: dict[str, Area] = {}
        for area in framework.areas.prefetch_related("aliases"):
            for wording in [area.name, area.short_name, *(alias.wording for alias in area.aliases.all())]:
                self.by_wording.setdefault(plain(wording), area)

    def find(self, wording: str) -> Area | None:
        """The area of this wording, whatever its case, dashes and quotation marks.

        Questions ('How effective is the force at investigating crime?') hold an area's wording: the longest counts.
        """
        words = plain(wording)
        if words in self.by_wording:
            return self.by_wording[words]
        held = [known for known in self.by_wording if " " in known and f" {known} " in f" {words} "]
        return self.by_wording[max(held, key=len)] if held else None


def plain(wording: str) -> str:
    """A wording reduced to its words in lower case, so that 'anti-social' finds 'antisocial'."""
    letters = re.sub(r"[^a-z0-9 ]", "", wording.casefold().replace("&", " and "))
    return " ".join(word for word in letters.split() if word != "the")
