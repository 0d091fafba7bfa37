"""The record as everybody could read it on a day: eyes that `visible_to` takes in place of a person's."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class PublicOn:
    """Everybody, at the end of a day: what is published, and of that what was out and had happened by then.

    `undated` are the publications without a full date that were out by that day; None says that all were,
    as on the day on which somebody looks.
    """

    day: date
    undated: frozenset[int] | None = None
    is_authenticated: ClassVar[bool] = False
    is_active: ClassVar[bool] = False

    @property
    def looks_back(self) -> bool:
        """Whether what is inexactly dated may lie after the day."""
        return self.undated is not None


def out_by(user: Any, path: str, *, has_own_day: bool) -> Q:
    """The condition that a row's publication was out by the day of a PublicOn; none for anybody else.

    Of a row that has a day of its own, that day decides where the publication has none.
    """
    if not isinstance(user, PublicOn):
        return Q()
    at = f"{path}__" if path else ""
    undated = Q(**{f"{at}published_on__isnull": True})
    if user.looks_back and not has_own_day:
        undated = Q(**{f"{at}pk__in": user.undated})
    return Q(**{f"{at}published_on__lte": user.day}) | undated


def happened_by(user: Any, happened: str = "", precision: str = "") -> Q:
    """The condition that what a row tells of had happened by the day of a PublicOn; none for anybody else.

    Looking back, what is known by its month or year counts from the last day of that: before, nobody can say.
    """
    if not isinstance(user, PublicOn) or not happened:
        return Q()
    by_day = Q(**{f"{happened}__lte": user.day})
    if not (user.looks_back and precision):
        return by_day
    after = user.day + timedelta(days=1)
    starts = {"month": after.replace(day=1), "year": after.replace(month=1, day=1)}
    for word, start in starts.items():
        by_day &= ~Q(**{precision: word}) | Q(**{f"{happened}__lt": start})
    return by_day
