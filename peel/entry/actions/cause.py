"""A cause of concern with its recommendations, entered by hand."""

from typing import Any
from uuid import UUID

from django.db.models import Max

from peel.entry.actions.enter import Line, PublicationChoice, RecordWriter, made, made_before, place
from peel.record.actions.action import action
from peel.record.actions.slugs import new_slug
from peel.record.models import CauseOfConcern, Force, PublicationKind, Recommendation, User

INSTEAD = "A letter can close it, or the publication can be withdrawn."


@action
def make_cause(
    *,
    key: UUID,
    placed: PublicationChoice,
    force: Force,
    values: dict[str, Any],
    recommendations: list[Line],
    by: User,
) -> str:
    """A new cause, raised in something not published; returns its address. The same opened form makes it once."""
    address = made_before(key)
    if address:
        return address
    title = f"{force.official_name}: {values['title']}"
    raised_in = place(placed, kind=PublicationKind.CAUSES_OF_CONCERN, title=title, force=force, by=by)
    pen = RecordWriter(raised_in, by)
    slug = new_slug(force.slug, "cause")
    cause = pen.write(CauseOfConcern(slug=slug, force=force, raised_in=raised_in), values, at="head")
    write_recommendations(pen, cause, recommendations)
    pen.put_down()
    return made(key, cause)


@action
def change_cause(
    *,
    cause: CauseOfConcern,
    raised_in: dict[str, Any],
    values: dict[str, Any],
    recommendations: list[Line],
    by: User,
    reason: str = "",
) -> bool:
    """Write what a cause's form says; False when nothing of it is new."""
    pen = RecordWriter(cause.raised_in, by, reason)
    pen.write(cause.raised_in, raised_in, at="place")
    pen.write(cause, values, at="head")
    write_recommendations(pen, cause, recommendations)
    return pen.put_down()


def write_recommendations(pen: RecordWriter, cause: CauseOfConcern, lines: list[Line]) -> None:
    """New ones come after those that are there; a cause told by a passage holds it."""
    last = cause.recommendations.aggregate(last=Max("order"))["last"] or 0
    orders = iter(range(last + 1, last + 1 + len(lines)))
    pen.write_all(lines, lambda: Recommendation(cause=cause, order=next(orders)), instead=INSTEAD)
    if cause.passage_id is not None:
        cause.passages.add(cause.passage_id)
