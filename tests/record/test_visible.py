"""A fact is hidden while its passage is, and with what it refers to: of every model, found among the models."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models

from peel.publications.queries.publication_state import kinds
from peel.record.models import Closure, Force, Passage, Publication, Role, Sourced, State
from peel.record.visibility import VisibleQuerySet
from tests import factories
from tests.sweeps.world import make_world

pytestmark = pytest.mark.django_db
# A comment is its force's and the inspectors' alone, and a trigger holds that its passage is of its publication.
NOT_OF_THE_RECORD = {"Remark"}


@pytest.fixture
def force() -> Force:
    """The force that everything is about."""
    return factories.force("Barset")


@pytest.fixture
def world(force: Force) -> None:
    """One published row of everything, and something of each kind that a letter can close."""
    made = make_world(word="x", state=State.PUBLISHED, force=force, framework=factories.area().framework)
    letter = Publication.objects.get(slug=made.slugs[1])
    about = {"publication": letter, "closed_on": "2025-01-01", "source": "https://example.org"}
    finding = factories.finding(publication=letter)
    Closure.objects.create(finding=finding, **about)
    Closure.objects.create(recommendation=factories.recommendation(), **about)


@pytest.fixture
def hidden(force: Force) -> Passage:
    """A passage of an accepted document of a publication that is not published."""
    draft = factories.publication(force=force, state=State.DRAFT)
    return factories.document(publication=draft).passages.earliest("number")


def readers(force: Force) -> dict[str, Any]:
    """Everybody who sees nothing unpublished that is not with them."""
    return {
        "stranger": AnonymousUser(),
        "staff of another force": factories.user(role=Role.FORCE_STAFF, force=factories.force("Elsewhere")),
        "staff of the force": factories.user(role=Role.FORCE_STAFF, force=force),
    }


def with_a_passage() -> list[type[models.Model]]:
    """Every model of the record with a passage of its own."""
    return [model for model, _ in kinds() if issubclass(model, Sourced)]


def seen(model: type[models.Model], user: Any) -> int:
    """How many rows of a kind somebody sees."""
    return model._default_manager.visible_to(user).count()


@pytest.mark.usefixtures("world")
def test_a_row_is_hidden_while_its_passage_is(force: Force, hidden: Passage) -> None:
    people, looked = readers(force), 0
    inspector = factories.user()
    for model in with_a_passage():
        number = model._default_manager.count()
        before = list(model._default_manager.values_list("pk", "passage", "quote"))
        for reader, user in people.items():
            assert seen(model, user) == number > 0, f"{reader}, {model.__name__}"
        model._default_manager.update(passage=hidden)
        assert seen(model, inspector) == number, f"inspector, {model.__name__}"
        for reader, user in people.items():
            assert seen(model, user) == 0, f"{reader}, {model.__name__}"
            looked += 1
        Publication.objects.filter(pk=hidden.document.publication_id).update(state=State.WITH_FORCE)
        assert [seen(model, user) for user in people.values()] == [0, 0, number], model.__name__
        Publication.objects.filter(pk=hidden.document.publication_id).update(state=State.DRAFT)
        for pk, passage, quote in before:
            model._default_manager.filter(pk=pk).update(passage=passage, quote=quote)
    assert looked > 8 * len(people)


@pytest.mark.usefixtures("world")
def test_a_row_is_hidden_while_its_passage_is_not_accepted() -> None:
    looked = 0
    for model in with_a_passage():
        found = model._default_manager.filter(passage__isnull=False)
        documents = {row.passage.document_id: row.passage.document for row in found}
        for document in documents.values():
            type(document).objects.filter(pk=document.pk).update(is_accepted=False)
            rows = found.filter(passage__document=document)
            assert not rows.visible_to(AnonymousUser()).exists(), model.__name__
            type(document).objects.filter(pk=document.pk).update(is_accepted=True)
            looked += 1
    assert looked > 8


def hangings() -> list[tuple[type[models.Model], models.Field]]:
    """Every relation of a model to a row that hides it and has a passage."""
    return [
        (model, relation)
        for model, _ in kinds()
        for relation in model._default_manager.all().hangs_on()
        if issubclass(relation.related_model, Sourced)
    ]


@pytest.mark.usefixtures("world")
def test_a_row_is_hidden_with_what_it_refers_to(hidden: Passage) -> None:
    for model, relation in hangings():
        rows = model._default_manager.filter(**{f"{relation.name}__isnull": False})
        parents = relation.related_model._default_manager.filter(pk__in=rows.values(relation.name))
        also_seen_with_it = rows.seen_with(AnonymousUser(), **{f"{relation.name}__in": parents})
        assert set(also_seen_with_it) == set(rows), f"{model.__name__}.{relation.name}"
        before = list(parents.values_list("pk", "passage"))
        stranger = AnonymousUser()
        assert rows.visible_to(stranger).count() == rows.count() > 0, f"{model.__name__}.{relation.name}"
        relation.related_model._default_manager.filter(pk__in=[pk for pk, _ in before]).update(passage=hidden)
        assert not rows.visible_to(stranger).exists(), f"{model.__name__}.{relation.name}"
        for pk, passage in before:
            relation.related_model._default_manager.filter(pk=pk).update(passage=passage)
    found = {f"{model.__name__}.{relation.name}" for model, relation in hangings()}
    assert found >= {
        "Recommendation.cause",
        "Closure.cause",
        "Closure.recommendation",
        "Closure.finding",
        "Supersession.cause",
        "Revision.judgment",
        "Estimate.audit",
        "Count.audit",
        "Comparison.earlier",
        "Comparison.later",
    }


@pytest.mark.usefixtures("world")
def test_seen_with_another_row_a_row_keeps_its_own_rule(hidden: Passage) -> None:
    looked = 0
    for model, relation in hangings():
        rows = model._default_manager.filter(**{f"{relation.name}__isnull": False})
        model._default_manager.update(passage=hidden)
        assert not rows.seen_with(AnonymousUser(), **{f"{relation.name}__isnull": False}).exists(), model.__name__
        looked += 1
    assert looked > 8


def test_every_model_with_a_passage_keeps_the_rule() -> None:
    models_of_ours = [model for app in ("peel", "audits") for model in apps.get_app_config(app).get_models()]
    named = {
        model.__name__
        for model in models_of_ours
        if any(field.related_model is Passage for field in model._meta.concrete_fields)
        and not model.__name__.endswith("Event")
    }
    assert named - NOT_OF_THE_RECORD == {model.__name__ for model in with_a_passage()}
    assert len(named) > 8


def test_what_is_named_beside_a_row_is_a_relation_of_it() -> None:
    named = 0
    for model, _ in kinds():
        for name in model._default_manager.all().independent_of:
            field = model._meta.get_field(name)
            assert isinstance(field.related_model._default_manager.all(), VisibleQuerySet), (
                f"{model.__name__}.{name}"
            )
            named += 1
    assert named >= 4
