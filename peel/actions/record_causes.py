"""Causes of concern with their recommendations, and the letters that close them, become records."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from django.db.models import Q
from django.utils.text import slugify

from peel.intake import drafts
from peel.models import Area, CauseOfConcern, Closure, Inspection, Publication, Recommendation

from .change import Change, NotAcceptable, Status, put
from .place import Areas, inspection_of, plain
from .reading import Reading

# Below this likeness two titles are two causes: letters shorten a title, they don't rewrite it.
LIKENESS = 0.6
RAISES = frozenset({"inspection_report", "causes_of_concern"})


def record_causes(reading: Reading) -> Iterator[Change]:
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
            yield from restate(reading, cause, raised_in)
        yield from record_recommendations(reading, cause, proposed)
        if proposed.status == "closed":
            yield close(reading, cause, proposed)


def where_raised(reading: Reading, proposed: drafts.CauseOfConcern) -> Publication | None:
    """The publication that raised a cause: this one, or for a letter the report of the cycle that it names."""
    if reading.draft.kind in RAISES:
        return reading.publication
    entered = any(move.stage == "engage" and move.event == "entered" for move in reading.draft.monitoring)
    if reading.draft.kind == "monitoring_letter" and entered and proposed.status != "closed":
        return reading.publication
    inspection = inspection_of(reading.force, reading.draft.cycle) if reading.draft.cycle else None
    return inspection.report if inspection else None


def find_cause(reading: Reading, proposed: drafts.CauseOfConcern) -> CauseOfConcern | None:
    """The cause of this force with this title: the same words, else the likest that was raised before."""
    day = reading.draft.sent_on or reading.draft.published_on
    known = CauseOfConcern.objects.filter(force=reading.force).select_related("raised_in")
    if day:
        known = known.filter(Q(raised_on__lte=day))
    known = list(known)
    title = plain(proposed.title)
    same = [cause for cause in known if plain(cause.title) == title]
    if same:
        return same[-1]
    if reading.draft.kind in RAISES:
        return None
    likeness = {cause: SequenceMatcher(None, plain(cause.title), title).ratio() for cause in known}
    best = max(likeness, key=lambda cause: likeness[cause], default=None)
    return best if best is not None and likeness[best] >= LIKENESS else None


def raise_cause(
    reading: Reading, proposed: drafts.CauseOfConcern, raised_in: Publication
) -> tuple[CauseOfConcern, Change]:
    """A cause that is new to the record; told by a later letter, it still counts from the day it was raised."""
    raised_on = raised_in.published_on or reading.draft.published_on
    if raised_on is None:
        raise NotAcceptable(
            f"‘{proposed.title}’ was raised in ‘{raised_in}’, whose date is not in the record; "
            "add the date on which it was published."
        )
    cause, change = put(
        CauseOfConcern,
        key={"slug": slug_for(reading, proposed)},
        values={
            "force": reading.force,
            "title": proposed.title,
            "raised_in": raised_in,
            "raised_on": raised_on,
            "is_accelerated": proposed.accelerated,
            "area": area_of(reading, proposed, raised_in),
            **reading.from_here(proposed.passages[0], title_quote(reading, proposed)),
        },
        what=f"cause of concern ‘{proposed.title}’",
    )
    cause.passages.add(*(reading.passages[number] for number in proposed.passages))
    if raised_in == reading.publication:
        return cause, change
    return cause, Change(change.status, change.what, f"raised in ‘{raised_in}’, in the words of this letter")


def restate(reading: Reading, cause: CauseOfConcern, raised_in: Publication | None) -> Iterator[Change]:
    """A cause that the record has: a report that tells an earlier page's cause again restates it."""
    if raised_in == reading.publication and cause.raised_in != reading.publication:
        _, change = put(
            CauseOfConcern,
            key={"pk": cause.pk},
            values={"restated_in": reading.publication},
            what=f"cause of concern ‘{cause.title}’",
        )
        yield change
    else:
        yield Change(Status.SAME, f"cause of concern ‘{cause.title}’", f"raised in ‘{cause.raised_in}’")


def slug_for(reading: Reading, proposed: drafts.CauseOfConcern) -> str:
    """An address that says the force, the matter and the cycle or publication."""
    words = slugify(proposed.title)[:70].rstrip("-")
    return f"{reading.force.slug}-{reading.draft.cycle or reading.publication.pk}-{words}"


def title_quote(reading: Reading, proposed: drafts.CauseOfConcern) -> str:
    text = reading.passages[proposed.passages[0]].text
    return proposed.title if proposed.title in text else ""


def area_of(reading: Reading, proposed: drafts.CauseOfConcern, raised_in: Publication) -> Area | None:
    """The area whose section holds the cause, or whose name its title or first words hold."""
    inspection = Inspection.objects.filter(report=raised_in).select_related("framework").first()
    if inspection is None:
        inspection = inspection_of(reading.force, reading.draft.cycle) if reading.draft.cycle else None
    if inspection is None:
        return None
    areas = Areas(inspection.framework)
    section = reading.area_of_passage.get(proposed.passages[0])
    if section:
        return areas.find(section)
    words = plain(" ".join([reading.draft.title or "", proposed.title]))
    return next((area for wording, area in areas.by_wording.items() if f" {wording} " in f" {words} "), None)


def record_recommendations(
    reading: Reading, cause: CauseOfConcern, proposed: drafts.CauseOfConcern
) -> Iterator[Change]:
    """The recommendations in order. A letter that repeats them does not rewrite those of the report."""
    known = cause.recommendations.filter(passage__isnull=False).exclude(passage__document=reading.document)
    if known.exists() and cause.raised_in != reading.publication:
        return
    for order, recommendation in enumerate(proposed.recommendations, start=1):
        deadline = recommendation.deadline
        _, change = put(
            Recommendation,
            key={"cause": cause, "order": order},
            values={
                "text": recommendation.text,
                "deadline_wording": deadline.wording if deadline else "",
                "deadline_months": deadline.months if deadline else None,
                "deadline_days": deadline.days if deadline else None,
                "deadline_on": deadline.on if deadline else None,
                **reading.from_here(recommendation.passage),
            },
            what=f"recommendation {order} of ‘{cause.title}’",
        )
        yield change


def close(reading: Reading, cause: CauseOfConcern, proposed: drafts.CauseOfConcern) -> Change:
    """The closure of a cause by this document."""
    closed_on = reading.draft.sent_on or reading.publication.published_on
    if closed_on is None:
        raise NotAcceptable("The letter closes a cause of concern, but says nowhere when it was sent.")
    earlier = Closure.objects.filter(cause=cause).exclude(publication=reading.publication).first()
    if earlier is not None:
        told = f"‘{earlier.publication}’ closed it on {earlier.closed_on}"
        return Change(Status.NOT_WRITTEN, f"closure of ‘{cause.title}’", told)
    _, change = put(
        Closure,
        key={"cause": cause},
        values={
            "publication": reading.publication,
            "closed_on": closed_on,
            "precision": "day",
            **reading.from_here(proposed.passages[0]),
        },
        what=f"closure of ‘{cause.title}’",
    )
    return change
