"""The world that a sweep walks: everything once published, and once in each way of not being published."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import pgtrigger
from django.db import models
from django.db.models import Q

from audits.models import Measure, Subject
from peel.publications.queries.publication_state import on
from peel.record.actions.publish import withdraw_publication
from peel.record.models import (
    Closure,
    Document,
    Force,
    Framework,
    Passage,
    Publication,
    Role,
    Sourced,
    State,
    Supersession,
    User,
)
from tests import factories, factories_measures
from tests.sweeps.canaries import Canaries, quote_in_passages
from tests.sweeps.inside import bystander, make_inside, not_published, of_people, plant_history
from tests.sweeps.standings import (
    CHANGED,
    DRAFT,
    LETTER,
    NOT_ACCEPTED,
    PARENT,
    PASSAGE,
    REPORT,
    SET,
    SHOWN,
    WITH_FORCE,
    WITHDRAWN,
    elsewhere,
    stand,
)
from tests.sweeps.world import World, hanging_on, make_world, world_of

# An address stays as it was when people could read it; why it was withdrawn is written for everybody.
STAYS = {"Publication": ("slug", "withdrawn_because")}
# The worlds with drafts and notes, which nobody outside reads in any state.
READ = {SHOWN, DRAFT, WITH_FORCE}


@dataclass
class Made:
    """The worlds by the state that they are for, the words in them, and whom and what they are about."""

    force: Force
    framework: Framework
    by: User
    subject: Subject
    measure: Measure
    canaries: Canaries = field(default_factory=Canaries)
    worlds: dict[str, World] = field(default_factory=dict)
    hidden_keys: dict[str, list[int]] = field(default_factory=dict)
    not_accepted: list[str] = field(default_factory=list)

    def make(self, state: str, *, stands: str) -> list[int]:
        """One world more; what is hidden was published later, so that a page of the latest would show it."""
        n = len(self.worlds) + 1
        self.worlds[state] = made = make_world(
            word=f"world-{n}",
            state=stands,
            force=self.force,
            framework=self.framework,
            subject=self.subject,
            measure=self.measure,
        )
        if state in READ:
            make_inside(made.keys, self.canaries, state, self.by)
        day = date(2024, 11, 1) + timedelta(days=n)
        Publication.objects.filter(pk__in=made.keys).update(published_on=day, prepared_by=self.by)
        return made.keys

    def plant(self, state: str, label: str = "") -> None:
        """Give every hidden row of a world the words of its state (or of `label`), and find its pages again."""
        keys, quoted = self.worlds[state].keys, []
        for model, rows in hanging_on(keys):
            stays = STAYS.get(model.__name__, ()) if label == CHANGED else ()
            for word, some in self.split(state, model, rows):
                if word == SHOWN != state:
                    continue  # has its words from `plant_shown`, before anybody looks
                self.canaries.plant(label or word, some, stays)
                quoted += [some] if issubclass(model, Sourced) and state not in HIDING else []
                plant_history(self.canaries, label or word, some)
        for model, paths in not_published():
            through = on(tuple(f"{path}__in" for path in paths), keys)
            rows = model._default_manager.filter(through).distinct() if paths else self.new(model)
            self.canaries.plant(label or state, rows)
            plant_history(self.canaries, label or state, rows)
        for some in quoted:
            quote_in_passages(some)
        self.worlds[state] = world_of(self.worlds[state].word, keys)

    def plant_shown(self, state: str) -> None:
        """Give the rows of a world that are published, while others of it are not, their words."""
        for model, rows in hanging_on(self.worlds[state].keys):
            for word, some in self.split(state, model, rows):
                if word == SHOWN:
                    self.canaries.plant(SHOWN, some)
                    plant_history(self.canaries, SHOWN, some)
                    if issubclass(model, Sourced):
                        quote_in_passages(some)

    def new(self, model: type[models.Model]) -> models.QuerySet:
        """The rows of a table that hold no words yet."""
        known = {pk for rows in self.canaries.rows.values() for label, pk in rows if label == model._meta.label}
        return model._default_manager.exclude(pk__in=known)

    def split(
        self, state: str, model: type[models.Model], rows: models.QuerySet
    ) -> Iterator[tuple[str, models.QuerySet]]:
        """The rows of one kind by the state that each of them is in."""
        if state not in HIDING:
            yield state, rows
            return
        left = rows
        for label, is_hidden in ways_of_hiding(model, self.hidden_keys[state], state):
            keys = list(left.filter(is_hidden).values_list("pk", flat=True))
            left = left.exclude(pk__in=keys)
            yield label, rows.filter(pk__in=keys)
        yield SHOWN, left


def ways_of_hiding(model: type[models.Model], keys: list[int], state: str) -> list[tuple[str, Q]]:
    """Why a row is hidden while these publications are: by itself, or with what it belongs to or closed."""
    in_passage = Q(passage__document__publication__in=keys) if issubclass(model, Sourced) else Q(pk__in=[])
    above = belongs_to(model)
    with_it = Q(**{f"{above}__passage__document__publication__in": keys}) if above else Q(pk__in=[])
    if state == PASSAGE:
        return [(PASSAGE, in_passage), (PARENT, with_it)]
    through = tuple(f"{path}__in" if path else "pk__in" for path in paths_of_facts(model))
    closed = Q(**{f"{above}__raised_in__in": keys}) if model in ENDS else Q(pk__in=[])
    return [(state, on(through, keys) | in_passage | with_it | closed)]


def paths_of_facts(model: type[models.Model]) -> tuple[str, ...]:
    """The ways from a row to the publications that carry it."""
    return model._default_manager.all().publications


def belongs_to(model: type[models.Model]) -> str:
    """The relation to a sourced row by which a row is hidden with it: a recommendation's cause, what was closed."""
    if model in ENDS:
        return "cause"
    first, *more = paths_of_facts(model)[0].split("__")
    return first if more and issubclass(model._meta.get_field(first).related_model, Sourced) else ""


def start() -> Made:
    """What the worlds are about, and what is published or was, with its words; nobody who looks at it yet."""
    elsewhere()
    force, framework = factories.force("Barset"), factories.area().framework
    made = Made(force, framework, bystander(), factories.subject(), factories_measures.measure())
    made.make(SHOWN, stands=State.PUBLISHED)
    made.plant(SHOWN)
    give_a_new_version(made)
    made.make(WITHDRAWN, stands=State.PUBLISHED)
    made.plant(WITHDRAWN)
    withdraw(made, made.worlds[WITHDRAWN].keys)
    for state, hide in HIDING.items():
        made.make(state, stands=State.PUBLISHED)
        made.hidden_keys[state] = hide(made, made.worlds[state].keys)
        made.plant_shown(state)
    return made


def withdraw(made: Made, keys: list[int]) -> None:
    """Withdraw some publications, for a reason that has its own word."""
    admin = factories.user(role=Role.ADMIN)
    why = made.canaries.of(WITHDRAWN, Publication, Publication._meta.get_field("withdrawn_because"))
    for publication in Publication.objects.filter(pk__in=keys):
        withdraw_publication(publication=publication, reason=why.word, by=admin)
    made.canaries.planted.add(why)


def give_a_new_version(made: Made) -> None:
    """A new version of the published report's document, given and not accepted."""
    report = Publication.objects.get(pk=made.worlds[SHOWN].keys[0])
    given = factories.document(publication=report, name="new.txt", is_accepted=False)
    made.canaries.plant(NOT_ACCEPTED, Document.objects.filter(pk=given.pk))
    made.canaries.plant(NOT_ACCEPTED, Passage.objects.filter(document=given))
    made.not_accepted = [given.get_absolute_url(), f"{given.get_absolute_url()}file/"]


def finish(made: Made) -> None:
    """All that nobody outside may notice: what was never published, and words that come into hidden rows later."""
    for state in (DRAFT, WITH_FORCE, SET):
        made.make(state, stands=State.DRAFT)
        stand(made.worlds[state], state)
        made.plant(state)
    for state in HIDING:
        made.plant(state)
    made.plant(WITHDRAWN, CHANGED)
    for model in of_people():
        made.canaries.plant(SHOWN, model._default_manager.all())
        plant_history(made.canaries, SHOWN, model._default_manager.all())


def unaccepted(made: Made) -> None:
    """A new version of the published report's document, given and not accepted."""
    report = Publication.objects.get(pk=made.worlds[SHOWN].keys[0])
    given = factories.document(publication=report, name="new.txt", is_accepted=False)
    made.canaries.plant(NOT_ACCEPTED, Document.objects.filter(pk=given.pk))
    made.canaries.plant(NOT_ACCEPTED, Passage.objects.filter(document=given))


def hide_passages(made: Made, keys: list[int]) -> list[int]:
    """Let facts stand on passages that are not published: every other one of those that facts belong to.

    What belongs to one of the rest, and all else that nothing belongs to, gets such a passage of its own.
    """
    draft = factories.publication(force=made.force, state=State.DRAFT)
    passages = list(factories.document(publication=draft).passages.all())
    kinds_of_facts = [(model, rows) for model, rows in hanging_on(keys) if issubclass(model, Sourced)]
    above = {
        model._meta.get_field(belongs_to(model)).related_model for model, _ in kinds_of_facts if belongs_to(model)
    }
    with pgtrigger.ignore():
        for model, rows in sorted(kinds_of_facts, key=lambda kind: kind[0] not in above):
            chosen = list(rows)[::2] if model in above else list(rows)
            for row in chosen:
                parent = getattr(row, belongs_to(model)) if belongs_to(model) else None
                if (
                    parent is None
                    or parent.passage is None
                    or parent.passage.document_id != passages[1].document_id
                ):
                    model._base_manager.filter(pk=row.pk).update(passage=passages[1])
                    if hasattr(row, "passages"):
                        row.passages.set(passages)
    return [draft.pk]


def hide_letter(made: Made, keys: list[int]) -> list[int]:
    """Take back the letter of a published report."""
    Publication.objects.filter(pk=keys[1]).update(state=State.DRAFT)
    return keys[1:]


def hide_report(made: Made, keys: list[int]) -> list[int]:
    """Take back the report behind a published letter."""
    Publication.objects.filter(pk=keys[0]).update(state=State.DRAFT)
    return keys[:1]


HIDING = {PASSAGE: hide_passages, LETTER: hide_letter, REPORT: hide_report}
# What ends a cause of concern, and is hidden with it: docs/access.md.
ENDS = (Closure, Supersession)
