"""Public ids: each row has one of its own from the start, it never changes, and it says nothing."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from peel.record.models import Figure, Finding, PublicId, Round, State
from peel.record.models.public_id import SHAPE
from tests import factories
from tests.sweeps.world import make_world

pytestmark = pytest.mark.django_db
NAMED = [model for model in apps.get_models() if issubclass(model, PublicId)]


def rows() -> Iterator[Model]:
    """One row of each model that has public ids, and another one where the world has it."""
    force, framework = factories.force(), factories.framework()
    factories.area(framework=framework)
    make_world(word="quokka", state=State.PUBLISHED, force=force, framework=framework)
    Round.objects.update(submitted_by=None, submitted_at=None)  # comments that were submitted never change at all
    for model in NAMED:
        found = model._default_manager.order_by("pk")[:2]
        assert found, f"the world has no {model.__name__}"
        yield from found


def test_what_addresses_name_has_public_ids() -> None:
    assert {model.__name__ for model in NAMED} >= {
        "Count",
        "Document",
        "Estimate",
        "Figure",
        "Finding",
        "Recommendation",
        "Remark",
    }


def test_each_row_has_one_of_its_own_and_its_history_keeps_it() -> None:
    found = list(rows())
    for row in found:
        assert re.fullmatch(SHAPE, row.public_id), row
        events = type(row).pgh_event_model._default_manager.filter(pgh_obj_id=row.pk)
        assert set(events.values_list("public_id", flat=True)) == {row.public_id}
    assert len({row.public_id for row in found}) == len(found)


def test_it_never_changes_neither_by_django_nor_by_sql() -> None:
    for row in rows():
        kept, table = row.public_id, row._meta.db_table
        with pytest.raises(IntegrityError, match="given once and never changes"), transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(public_id="bbbbbbbbbbbbb")
        with (
            pytest.raises(IntegrityError, match="given once and never changes"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE {table} SET public_id = peel_public_id() WHERE id = %s", [row.pk])
        row.refresh_from_db()
        assert row.public_id == kept


def test_no_two_rows_have_the_same() -> None:
    one = factories.finding()
    with pytest.raises(IntegrityError, match="peel_finding_public_id_once"):
        factories.finding(public_id=one.public_id)


@pytest.mark.parametrize("wrong", ["", "bcdfg", "2222222222222", "bcdfghjkmnpqa", "bcdfghjkmnpq1", "Bcdfghjkmnpqr"])
def test_it_has_the_shape_that_addresses_know(wrong: str) -> None:
    with pytest.raises(IntegrityError, match="peel_finding_public_id_shape"):
        factories.finding(public_id=wrong)


def test_bulk_inserts_and_copy_give_one_too() -> None:
    publication = factories.publication()
    told = {"publication": publication, "kind": "number", "value": 1, "source": "https://example.org/"}
    made = Figure.objects.bulk_create(Figure(subject=f"Figure {n}", **told) for n in range(3))
    assert [re.fullmatch(SHAPE, row.public_id) is not None for row in made] == [True] * 3
    columns = 'publication_id, kind, area_wording, heading, quote, source, "order"'
    with connection.cursor() as cursor, cursor.copy(f"COPY peel_finding ({columns}) FROM STDIN") as out:
        for n in range(3):
            out.write_row((publication.pk, "finding", "", f"Copied {n}", "", "https://example.org/", 900 + n))
    copied = Finding.objects.filter(heading__startswith="Copied").values_list("public_id", flat=True)
    assert len({found for found in copied if re.fullmatch(SHAPE, found)}) == 3


def test_many_ids_use_all_letters_in_all_places_and_none_twice() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT peel_public_id() FROM generate_series(1, 5000)")
        made = [found for (found,) in cursor.fetchall()]
    assert len(set(made)) == 5000
    assert all(re.fullmatch(SHAPE, found) for found in made)
    letters = [set(place) for place in zip(*made, strict=True)]
    assert [len(found) for found in letters] == [20, *[28] * 12]
