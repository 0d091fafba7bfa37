"""The columns that all kinds of change share, so that the database can put them into one list."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    DateTimeField,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Greatest

NAMES = (
    "what",
    "happened_on",
    "exactly",
    "of",
    "of_slug",
    "called",
    "route",
    "at",
    "through",
    "through_route",
    "through_at",
    "was",
    "became",
    "because",
    "is_shown",
    "known_at",
    "number",
    "public_name",
)
DAY = Value("day")
NOTHING = Value("")


def columns(
    user: Any,
    rows: QuerySet,
    *,
    what: Any,
    on: str,
    force: str,
    called: Any,
    route: Any,
    at: Any,
    told_in: str,
    exactly: Any = DAY,
    is_through: bool = True,
    was: Any = NOTHING,
    became: Any = NOTHING,
    because: Any = NOTHING,
    is_shown: Q | None = None,
    named: str = "public_id",
) -> QuerySet:
    """What `user` sees, as changes. `told_in` is the path to the publication that told of them, empty for itself.

    `is_shown` is the condition that strangers see them, where that is not `visible_to`. `named` is the column by
    which everybody outside tells a row from others of its kind; `number` is for sorting alone.
    """
    path = f"{told_in}__" if told_in else ""
    texts = {
        "what": what,
        "exactly": exactly,
        "of": Coalesce(F(f"{force}__short_name"), NOTHING),
        "of_slug": Coalesce(F(f"{force}__slug"), NOTHING),
        "called": called,
        "route": route,
        "at": at,
        "through": F(f"{path}title") if is_through else NOTHING,
        "through_route": page_of(told_in) if is_through else NOTHING,
        "through_at": F(f"{path}slug") if is_through else NOTHING,
        "was": was,
        "became": became,
        "because": because,
    }
    return rows.order_by().annotate(
        **{name: Cast(found, TextField()) for name, found in texts.items()},
        happened_on=F(on),
        is_shown=ExpressionWrapper(is_shown or public(user, rows), BooleanField()),
        known_at=Greatest(Cast(F(on), DateTimeField()), F(f"{path}live_at"), F(f"{path}released_at")),
        number=Cast(F("pk"), BigIntegerField()),
        public_name=Cast(F(named), TextField()),
    )


def public(user: Any, rows: QuerySet) -> Q:
    """The condition that a row is among those that strangers see; whoever sees no more needs not ask."""
    if not user.is_authenticated:
        return Q(pk__isnull=False)
    return Q(pk__in=rows.model._default_manager.visible_to(AnonymousUser()).order_by().values("pk"))


def page_of(path: str) -> Case:
    """The route of a publication's own page: of its inspection or letter, where it is one."""
    at = f"{path}__" if path else ""
    return Case(
        When(**{f"{at}inspection__isnull": False}, then=Value("inspection")),
        When(**{f"{at}letter__isnull": False}, then=Value("letter")),
        default=Value("publication"),
    )
