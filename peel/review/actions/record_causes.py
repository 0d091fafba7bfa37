"""Causes of concern with their recommendations, and the letters that close them, become records."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from django.db.models import Q

from peel.reader import drafts
from peel.record.actions.diff import Change, NotAcceptable, Status, upsert
from peel.record.actions.slugs import new_slug
from peel.record.models import (
    Area,
    CauseOfConcern,
    Closure,
    Effect,
    Finding,
    FindingKind,
    Framework,
    Grading,
    Inspection,
    Publication,
    Recommendation,
)
from peel.review.actions.accept_context import AcceptContext
from peel.review.actions.matching import HYPHENS, Areas, inspection_of, plain

# Below this likeness two titles are two causes: letters shorten a title, they don't rewrite it.
LIKENESS = 0.6
RAISES = frozenset({"inspection_report", "causes_of_concern"})


def record_causes(reading: AcceptContext) -> Iterator[Change]:
    """Each cause that the document raises, repeats or closes."""
    for proposed in reading.draft.causes_of_concern:
        raised_in = where_raised(reading, proposed)
        cause = find_cause(reading, proposed)
        if cause is None and raised_in is None:
            missing = f"‘{proposed.title}’ is not in the record, and neither is the report that raised it"
            if proposed.status == "closed":
                raise NotAcceptable(
                    f"The letter closes a cause of concern that can't be found: {missing}. "
                    "Load that report, or the page that raised the cause, first."
                )
            yield Change(Status.NOT_WRITTEN, f"cause of concern ‘{proposed.title}’", missing)
            continue
        if cause is None:
            cause, change = raise_cause(reading, proposed, raised_in)
            yield change
        else:
            yield from restate(reading, cause, raised_in, proposed)
        yield from record_recommendations(reading, cause, proposed)
        if proposed.status == "closed":
            yield close(reading, cause, proposed)


def where_raised(reading: AcceptContext, proposed: drafts.CauseOfConcern) -> Publication | None:
    """The publication that raised a cause: this one, or for a letter the report of the cycle that it names."""
    if reading.draft.kind in RAISES:
        return reading.publication
    entered = any(move.stage == "engage" and move.event == "entered" for move in reading.draft.monitoring)
    if reading.draft.kind == "monitoring_letter" and entered and proposed.status != "closed":
        return reading.publication
    inspection = inspection_of(reading.force, reading.draft.cycle) if reading.draft.cycle else None
    return inspection.report if inspection else None


def find_cause(reading: AcceptContext, proposed: drafts.CauseOfConcern) -> CauseOfConcern | None:
    """The cause of this force that is meant: the same title, else the same area, else the likest title.

    A publication that raises causes can only mean one that it raised itself, told by another source before.
    """
    day = reading.draft.sent_on or reading.draft.published_on
    known = CauseOfConcern.objects.filter(force=reading.force).select_related(
        "raised_in", "area__theme", "passage__document"
    )
    if day:
        known = known.filter(raised_on__lte=day)
    if reading.draft.kind in RAISES:
        known = known.filter(Q(raised_in=reading.publication, passage__isnull=True) | Q(title=proposed.title))
    title = plain(proposed.title)
    same = [cause for cause in known if plain(cause.title) == title]
    if same:
        return same[-1]
    theme = theme_of(reading, proposed)
    of_theme = [cause for cause in known if theme and cause.area and cause.area.theme_id == theme]
    if len(of_theme) == 1:
        return of_theme[0]
    likeness = {cause: alike(plain(cause.title), title) for cause in known}
    best = max(likeness, key=lambda cause: likeness[cause], default=None)
    return best if best is not None and likeness[best] >= LIKENESS else None


def theme_of(reading: AcceptContext, proposed: drafts.CauseOfConcern) -> int | None:
    """The theme of the area that the document names for a cause, in any cycle's wording."""
    wording = proposed.topic or proposed.area
    if not wording:
        return None
    for framework in Framework.objects.order_by("-cycle__order"):
        area = Areas(framework).find(wording)
        if area is not None:
            return area.theme_id
    return None


def alike(known: str, title: str) -> float:
    """How alike two titles are: by their letters, or by how many words of the known one the other has."""
    stems = {word[:6] for word in known.split() if len(word) > 4}
    found = {word[:6] for word in title.split()}
    shared = len(stems & found) / len(stems) if len(stems) > 1 else 0.0
    return max(SequenceMatcher(None, known, title).ratio(), shared)


def raise_cause(
    reading: AcceptContext, proposed: drafts.CauseOfConcern, raised_in: Publication
) -> tuple[CauseOfConcern, Change]:
    """A cause that is new to the record; told by a later letter, it still counts from the day it was raised."""
    raised_on = raised_in.published_on or reading.draft.published_on
    if raised_on is None:
        raise NotAcceptable(
            f"‘{proposed.title}’ was raised in ‘{raised_in}’, whose date is not in the record; "
            "add the date on which it was published."
        )
    area, note = area_of(reading, proposed, raised_in)
    once = {"force": reading.force, "title": proposed.title, "raised_on": raised_on}
    is_known = CauseOfConcern.objects.filter(**once).exists()
    cause, change = upsert(
        CauseOfConcern,
        key=once if is_known else once | {"slug": new_slug(reading.force.slug, reading.draft.cycle or "", "cause")},
        values={
            "raised_in": raised_in,
            "is_accelerated": proposed.accelerated,
            "area": area,
            "note": note,
            **reading.from_here(proposed.passages[0], title_quote(reading, proposed)),
        },
        what=f"cause of concern ‘{proposed.title}’",
    )
    cause.passages.add(*(reading.passages[number] for number in proposed.passages))
    if raised_in == reading.publication:
        return cause, change
    return cause, Change(change.status, change.what, f"raised in ‘{raised_in}’, in the words of this letter")


def restate(
    reading: AcceptContext, cause: CauseOfConcern, raised_in: Publication | None, proposed: drafts.CauseOfConcern
) -> Iterator[Change]:
    """A cause that the record has takes its own publication's words; a later report restates it."""
    its_own = cause.passage_id is None and reading.publication in (cause.raised_in, cause.restated_in)
    if its_own or (cause.passage and cause.passage.document.publication_id == reading.publication.pk):
        _, change = upsert(
            CauseOfConcern,
            key={"pk": cause.pk},
            values={
                "title": cause.title if plain(cause.title) == plain(proposed.title) else proposed.title,
                **reading.from_here(proposed.passages[0], title_quote(reading, proposed)),
            },
            what=f"cause of concern ‘{cause.title}’",
        )
        cause.passages.remove(*cause.passages.filter(document__publication=reading.publication))
        cause.passages.add(*(reading.passages[number] for number in proposed.passages))
        yield change
    elif raised_in == reading.publication and cause.raised_in != reading.publication:
        _, change = upsert(
            CauseOfConcern,
            key={"pk": cause.pk},
            values={"restated_in": reading.publication},
            what=f"cause of concern ‘{cause.title}’",
        )
        yield change
    else:
        yield Change(Status.SAME, f"cause of concern ‘{cause.title}’", f"raised in ‘{cause.raised_in}’")


def title_quote(reading: AcceptContext, proposed: drafts.CauseOfConcern) -> str:
    text = reading.passages[proposed.passages[0]].text
    return proposed.title if proposed.title in text else ""


def area_of(
    reading: AcceptContext, proposed: drafts.CauseOfConcern, raised_in: Publication
) -> tuple[Area | None, str]:
    """The area of a cause, and a note where we told it from its words.

    The document names it by the section or label; else it is the one graded area whose wording its text holds.
    """
    inspection = Inspection.objects.filter(report=raised_in).select_related("framework").first()
    if inspection is None:
        inspection = inspection_of(reading.force, reading.draft.cycle) if reading.draft.cycle else None
    if inspection is None:
        return None, ""
    areas = Areas(inspection.framework)
    for wording in (proposed.area, proposed.topic):
        if wording and areas.find(wording):
            return areas.find(wording), ""
    text = " ".join([proposed.title, *(reading.passages[number].text for number in proposed.passages)])
    words = f"{plain(text)} {plain(HYPHENS.sub(' ', text))}"
    held = {
        area
        for wording, area in areas.by_wording.items()
        if area.grading != Grading.NO and f" {wording} " in f" {words} "
    }
    return (held.pop(), "The area is told by us from the words of the cause.") if len(held) == 1 else (None, "")


def record_recommendations(
    reading: AcceptContext, cause: CauseOfConcern, proposed: drafts.CauseOfConcern
) -> Iterator[Change]:
    """The recommendations in order. A letter that repeats them does not rewrite those of the report."""
    known = cause.recommendations.filter(passage__isnull=False).exclude(
        passage__document__publication=reading.publication
    )
    if known.exists() and cause.raised_in != reading.publication:
        return
    for order, recommendation in enumerate(proposed.recommendations, start=1):
        _, change = upsert(
            Recommendation,
            key={"cause": cause, "order": order},
            values={
                "text": recommendation.text,
                **deadline_of(recommendation),
                **reading.from_here(recommendation.passage),
            },
            what=f"recommendation {order} of ‘{cause.title}’",
        )
        yield change


def deadline_of(recommendation: drafts.Recommendation) -> dict[str, object]:
    """The deadline's values; none, so that a known one stays, where the document does not repeat it."""
    deadline = recommendation.deadline
    if deadline is None:
        return {}
    return {
        "deadline_wording": deadline.wording,
        "deadline_months": deadline.months,
        "deadline_days": deadline.days,
        "deadline_on": deadline.on,
    }


def close(reading: AcceptContext, cause: CauseOfConcern, proposed: drafts.CauseOfConcern) -> Change:
    """The closure of a cause by this document."""
    closed_on = reading.draft.sent_on or reading.publication.published_on
    if closed_on is None:
        raise NotAcceptable("The letter closes a cause of concern, but says nowhere when it was sent.")
    earlier = Closure.objects.filter(cause=cause).exclude(publication=reading.publication).first()
    if earlier is not None and earlier.precision == "day":
        told = f"‘{earlier.publication}’ closed it on {earlier.closed_on}"
        return Change(Status.NOT_WRITTEN, f"closure of ‘{cause.title}’", told)
    _, change = upsert(
        Closure,
        key={"cause": cause},
        values={
            "publication": reading.publication,
            "closed_on": closed_on,
            "precision": "day",
            "effect": Effect.MADE,
            **reading.from_here(proposed.passages[0]),
        },
        what=f"closure of ‘{cause.title}’",
    )
    return change


def place_what_is_left(reading: AcceptContext) -> Iterator[Change]:
    """The area of what a letter leaves for improvement and names no area of: that of the one cause that it closes.

    Nothing where the letter is about several causes, or closes none: then the area is for people to say.
    """
    causes = reading.draft.causes_of_concern
    if reading.draft.kind in RAISES or len(causes) != 1 or causes[0].status != "closed":
        return
    cause = find_cause(reading, causes[0])
    if cause is None or cause.area is None:
        return
    left = {"kind": FindingKind.AREA_FOR_IMPROVEMENT, "area": None, "area_wording": ""}
    for finding in reading.publication.findings.filter(**left):
        what = f"area of ‘{finding.heading}’"
        yield upsert(Finding, key={"pk": finding.pk}, values={"area": cause.area}, what=what)[1]
