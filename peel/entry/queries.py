"""What waits for who enters findings: files, drafts to review, publications for a second person."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Case, Count, Exists, F, Func, IntegerField, JSONField, OuterRef, QuerySet, Value, When
from django.db.models.fields.json import KeyTransform
from django.urls import NoReverseMatch, reverse

from peel.reader.suggestions import HELD_IN
from peel.record.models import Draft, Publication, State, Upload

MOST = 50
# Forms by hand that need no row to begin with, as far as this installation has them.
BY_HAND = {
    "inspection-new": "An inspection with its grades",
    "cause-new": "A cause of concern with its recommendations",
    "audit-new": "An audit with its estimates and counts",
    "letter-new": "A letter and what it closes",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits, the longest waiting last; publications by who has the next step."""

    uploads: QuerySet
    drafts: QuerySet
    to_check: list[Publication]
    for_another: list[Publication]
    with_force: list[Publication]
    forms: list[tuple[str, str]]

    @property
    def is_clear(self) -> bool:
        """Whether nothing waits."""
        return not (self.uploads or self.drafts or self.to_check or self.for_another or self.with_force)


def desk(user: Any) -> Desk:
    """All that waits for an admin: three queries."""
    publications = list(in_preparation(user)[:MOST])
    drafts = [each for each in publications if each.state == State.DRAFT]
    return Desk(
        uploads=Upload.objects.visible_to(user).defer("content", "reading").select_related("given_by")[:MOST],
        drafts=waiting(user)[:MOST],
        to_check=[each for each in drafts if not needs_another(each, user)],
        for_another=[each for each in drafts if needs_another(each, user)],
        with_force=[each for each in publications if each.state == State.WITH_FORCE],
        forms=links(BY_HAND),
    )


def in_preparation(user: Any) -> QuerySet:
    """Publications that are entered and not published; what still has a draft to review waits for that."""
    unread = Draft.objects.visible_to(user).filter(document__publication=OuterRef("pk"), accepted_at__isnull=True)
    rows = Publication.objects.visible_to(user).filter(state__in=[State.DRAFT, State.WITH_FORCE])
    return rows.exclude(Exists(unread)).select_related("force", "prepared_by").order_by("-pk")


def needs_another(publication: Publication, user: Any) -> bool:
    """Whether somebody else has to publish it, as `user` prepared it."""
    return publication.prepared_by_id == user.pk and not settings.ONE_PERSON_PUBLISHES


class Held(Func):
    """How many values a draft's JSON holds under one key."""

    function = "jsonb_array_length"
    output_field = IntegerField()


class HeldRecommendations(Held):
    """How many recommendations all causes of a draft's JSON hold together."""

    template = (
        "jsonb_array_length(jsonb_path_query_array(%(expressions)s, '$.causes_of_concern[*].recommendations[*]'))"
    )


def waiting(user: Any) -> QuerySet:
    """Drafts that are not written yet: how many of their `proposals` are `decided`, and their `doubts`."""
    rows = Draft.objects.visible_to(user).filter(accepted_at__isnull=True)
    rows = rows.defer("content", "document__content").select_related("document__publication__force", "read_by")
    letter = Case(When(content__letter=Value(None, JSONField()), then=0), default=1, output_field=IntegerField())
    held = (Held(KeyTransform(key, "content")) for key in HELD_IN.values())
    proposals = sum(held, HeldRecommendations(F("content")) + letter + Value(1))
    return rows.annotate(
        decided=Count("decisions"), proposals=proposals, doubts=Held(KeyTransform("problems", "content"))
    ).order_by("-read_at", "-pk")


def links(names: dict[str, str]) -> list[tuple[str, str]]:
    """The addresses of those pages that there are."""
    found = []
    for name, label in names.items():
        try:
            found.append((reverse(name), label))
        except NoReverseMatch:
            continue
    return found
