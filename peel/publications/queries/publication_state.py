"""Where publications stand: what is not simply published, what hangs on one, and who looked at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Count, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from peel.record.models import DraftView, Publication, Role, Round, State, User
from peel.record.models.publication import PublicationRows
from peel.record.permissions import public
from peel.record.visibility import VisibleQuerySet


class PublicationStatus(models.TextChoices):
    """A state as people look for it: what is published at a time to come is not published yet."""

    WITH_FORCE = "with-force", "With the force for checking"
    SET = "set", "Set for a time"
    DRAFT = "draft", "Draft"
    WITHDRAWN = "withdrawn", "Withdrawn"


# What waits for somebody comes first.
ORDER = [PublicationStatus.WITH_FORCE, PublicationStatus.SET, PublicationStatus.DRAFT, PublicationStatus.WITHDRAWN]


def unpublished(user: Any) -> PublicationRows:
    """The publications that `user` may see and strangers may not; `standing`, and `submitted_at` of comments."""
    cases = [When(state=state, then=Value(state)) for state in (State.DRAFT, State.WITH_FORCE, State.WITHDRAWN)]
    places = [When(standing=standing, then=place) for place, standing in enumerate(ORDER)]
    rows = Publication.objects.visible_to(user).exclude(public(""))
    rows = rows.annotate(
        standing=Case(*cases, default=Value(PublicationStatus.SET), output_field=models.CharField())
    )
    rounds = Round.objects.visible_to(user).filter(publication=OuterRef("pk")).order_by("-number")
    rows = rows.annotate(submitted_at=Subquery(rounds.values("submitted_at")[:1]))
    rows = rows.select_related("force", "prepared_by")
    return rows.order_by(Case(*places), "live_at", "check_due_on", "-published_on", "pk")


@dataclass(frozen=True, slots=True)
class Hanging:
    """One kind of record, and how many of it hang on a publication."""

    kind: str
    number: int


def kinds() -> Iterator[tuple[type[models.Model], tuple[str, ...]]]:
    """Every kind of record that hangs on publications, of all apps, with its paths to them."""
    for model in apps.get_models():
        rows = model._default_manager.all()
        if isinstance(rows, VisibleQuerySet) and model is not Publication:
            yield model, rows.publications


def hanging(user: Any, publication: Publication) -> list[Hanging]:
    """What hangs on a publication and `user` may see, by kind: one query."""
    found = list(kinds())
    numbers = {f"number_{place}": number(user, *kind) for place, kind in enumerate(found)}
    counted = Publication.objects.filter(pk=publication.pk).values_list(*numbers.values()).get()
    pairs = zip((model for model, _ in found), counted, strict=True)
    return [Hanging(name(model, many), many) for model, many in pairs if many]


def number(user: Any, model: type[models.Model], paths: tuple[str, ...]) -> Coalesce:
    """How many rows of one kind hang on the outer publication."""
    rows = model._default_manager.visible_to(user).filter(on(paths, OuterRef("pk")))
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(many=Count("pk", distinct=True))
    return Coalesce(Subquery(counted.values("many")), 0)


def on(paths: tuple[str, ...], publication: Any) -> Q:
    """The condition that a row hangs on a publication by any of its paths."""
    condition = Q()
    for path in paths:
        condition |= Q(**{path: publication})
    return condition


def name(model: type[models.Model], many: int) -> str:
    """The kind in words, capitalised."""
    names = model._meta
    words = str(names.verbose_name if many == 1 else names.verbose_name_plural)
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site that shows a record of a publication."""

    kind: str
    title: str
    address: str


def pages(user: Any, publication: Publication) -> list[Page]:
    """The pages of their own that `user` may open of a publication and what hangs on it."""
    own = Publication.objects.visible_to(user).filter(pk=publication.pk)
    rows = [(Publication, own)]
    for model, paths in kinds():
        if hasattr(model, "get_absolute_url"):
            shown = model._default_manager.visible_to(user).filter(on(paths, publication.pk))
            rows.append((model, shown.defer(*binary(model))))
    found = [Page(name(model, 1), str(row), row.get_absolute_url()) for model, shown in rows for row in shown]
    return [page for page in found if "#" not in page.address]


def binary(model: type[models.Model]) -> list[str]:
    """The columns that hold bytes, which no page needs."""
    return [field.name for field in model._meta.fields if isinstance(field, models.BinaryField)]


def draft_views(user: Any, publication: Publication) -> models.QuerySet:
    """Who looked at a publication before it was published, the latest first."""
    return DraftView.objects.visible_to(user).filter(publication=publication).select_related("user")


def onlookers(publication: Publication) -> dict[str, tuple[Any, str]]:
    """Each kind of person, nobody in particular, with the state in which they would first see it."""
    found: dict[str, tuple[Any, str]] = {"stranger": (AnonymousUser(), State.PUBLISHED)}
    if publication.force_id:
        found["force"] = (User(role=Role.FORCE_STAFF, force_id=publication.force_id), State.WITH_FORCE)
    return found | {"inspector": (User(role=Role.INSPECTOR), State.DRAFT)}


@dataclass(frozen=True, slots=True)
class Preview:
    """What one kind of person would see: numbers by kind of record, and the pages that they could open."""

    hanging: list[Hanging]
    pages: list[Page]


def previewed(eyes: Any, publication: Publication) -> Preview:
    """What `eyes` see of a publication and of what hangs on it."""
    return Preview(hanging(eyes, publication), pages(eyes, publication))
