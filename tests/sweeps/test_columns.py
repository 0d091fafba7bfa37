"""Every column that can hold words is of somebody's: what is new is swept, or fails here with what to do."""

import pytest
from django.db import models
from django.test.utils import isolate_apps

from peel.record.models import Correction, Publication, User, VisibleQuerySet
from tests.sweeps.columns import (
    BY_TABLE,
    NO_WORDS,
    WHAT_TO_DO,
    Carrier,
    Unclassed,
    carrier_of,
    name_of,
    reference_tables,
    tables,
    texts,
)

pytestmark = pytest.mark.django_db


def by_carrier() -> dict[Carrier, list[str]]:
    """The columns of each class."""
    found: dict[Carrier, list[str]] = {carrier: [] for carrier in Carrier}
    for model in tables():
        if texts(model):
            found[carrier_of(model)] += [name_of(model, field) for field in texts(model)]
    return found


def test_every_column_is_of_somebody() -> None:
    columns = by_carrier()
    least = {
        Carrier.CARRIED_BY_PUBLICATION: 90,
        Carrier.BY_CONSULTATION: 3,
        Carrier.INTERNAL: 8,
        Carrier.HISTORY: 90,
        Carrier.BY_PERSON: 15,
        Carrier.REFERENCE: 90,
        Carrier.TECHNICAL: 15,
    }
    assert {carrier: len(found) for carrier, found in columns.items() if len(found) < least[carrier]} == {}


def test_what_is_said_by_hand_is_there_and_not_known_otherwise() -> None:
    known = {model._meta.label: model for model in tables()}
    assert BY_TABLE.keys() <= known.keys()
    assert all(reason for _, reason in BY_TABLE.values())
    derived = {model._meta.label for model in reference_tables() if model is not User}
    assert BY_TABLE.keys() & derived == set(), "its page of reference data says it already"
    every = {name_of(model, field) for model in tables() for field in texts(model)}
    assert NO_WORDS.keys() <= every


@isolate_apps("peel")
def test_a_table_that_nobody_classed_fails_and_says_what_to_do() -> None:
    class Rumour(models.Model):  # noqa: DJ008
        words = models.TextField()

        class Meta:
            app_label = "peel"

    with pytest.raises(Unclassed) as error:
        carrier_of(Rumour)
    assert str(error.value) == WHAT_TO_DO.format(table="peel.Rumour")


@isolate_apps("peel")
def test_a_new_column_is_found_whatever_field_makes_it() -> None:
    class Tagged(models.Model):  # noqa: DJ008
        publication = models.ForeignKey(Publication, models.PROTECT)
        sort = models.CharField(max_length=5, choices=[("a", "A")])
        words = models.SlugField()
        more = models.JSONField()
        page = models.URLField()
        raw = models.BinaryField()
        number = models.IntegerField()
        objects = VisibleQuerySet.as_manager()

        class Meta:
            app_label = "peel"

    assert [field.name for field in texts(Tagged)] == ["words", "more", "page", "raw"]
    assert carrier_of(Tagged) is Carrier.CARRIED_BY_PUBLICATION


def test_an_event_is_of_whom_its_table_is() -> None:
    assert carrier_of(Correction.pgh_event_model) is Carrier.HISTORY
    assert carrier_of(User.pgh_event_model) is Carrier.HISTORY
    assert carrier_of(User) is Carrier.BY_PERSON
