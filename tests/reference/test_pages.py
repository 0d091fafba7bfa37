"""Each page of each kind shows what it should and asks a fixed number of queries."""

from itertools import count

import pytest
from django.test import Client
from django.urls import reverse

from peel.record.models import Area, Force, State, User
from tests import factories
from tests.growth import same_number_of_queries
from tests.reference.pages import MODELS, NAMES, address, belonging, make

WITH_PARTS = [model for model in MODELS if model.__name__ in ("Area", "Cycle", "Force", "Measure")]


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_a_list_asks_the_same_number_of_queries(admin_client: Client, model: type) -> None:
    same_number_of_queries(admin_client, address(model, "changelist"), lambda: make(model))


@pytest.mark.parametrize("model", WITH_PARTS, ids=lambda model: model.__name__)
def test_a_page_asks_the_same_number_of_queries(admin_client: Client, model: type) -> None:
    row, numbers = make(model), count()
    same_number_of_queries(admin_client, address(model, "change", row.pk), lambda: belonging(row, next(numbers)))


@pytest.mark.parametrize("model", [model for model in WITH_PARTS if model.__name__ != "Cycle"])
def test_a_page_with_choices_asks_the_same_number_of_queries(admin_client: Client, model: type) -> None:
    row = make(model)
    same_number_of_queries(
        admin_client, address(model, "change", row.pk), lambda: (make(Force), make(model), make(Area))
    )


def test_a_search_finds_an_area_by_another_wording(admin_client: Client) -> None:
    known, other = factories.area(), factories.area()
    belonging(known, 77)
    found = admin_client.get(address(Area, "changelist"), {"q": "wording 77"}).content.decode()
    assert f">{known.name}</a>" in found
    assert f">{other.name}</a>" not in found


def test_people_are_shown_with_the_page_on_which_they_are_managed(admin_client: Client, admin: User) -> None:
    page = admin_client.get(address(User, "change", admin.pk)).content.decode()
    assert reverse("person", args=[admin.pk]) in page
    assert admin.password not in page
    assert 'name="_save"' not in page
    assert admin_client.post(address(User, "change", admin.pk), {"email": "x@example.org"}).status_code == 403


def test_no_draft_is_named(admin_client: Client) -> None:
    word = "Quetzalcoatl"
    force = factories.force()
    factories.publication(force=force, state=State.DRAFT, title=word)
    for page in ("change", "delete"):
        content = admin_client.get(address(Force, page, force.pk)).content.decode()
        assert force.short_name in content
        assert word not in content
