"""A word that is not published appears nowhere for whom it is not: every address, as everybody, in every state."""

from urllib.parse import quote

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from peel.models import DraftView, Force, Framework, State
from peel.queries.standing import kinds, on
from tests import factories
from tests.sweeps import routes
from tests.sweeps.standings import ADMIN, INSPECTOR, ROLES, STANDINGS, WITHDRAWN, browser, may_read, stand
from tests.sweeps.world import World, make_world

pytestmark = pytest.mark.django_db
SHOWN = "zzwombatzz"
OWN_PAGES = {"publication", "inspection", "letter"}
# The pages that name tombstones, with their files.
NAMING_TOMBSTONES = {"home", "changes", "changes-feed"}
DOWNLOADS = ["format=csv", "format=json"]


def word(standing: str) -> str:
    """The word of everything that stands there."""
    return f"zz{standing.replace('-', '')}quokkazz"


def title(standing: str) -> str:
    """The word of its publications' titles, which a tombstone shows."""
    return f"zz{standing.replace('-', '')}numbatzz"


@pytest.fixture
def force() -> Force:
    """The force that all worlds are about."""
    return factories.force("Barset")


@pytest.fixture
def framework() -> Framework:
    """A framework with one area."""
    return factories.area().framework


@pytest.fixture
def hidden(force: Force, framework: Framework) -> dict[str, World]:
    """Everything once in each state in which it is not published."""
    worlds = {}
    for standing in STANDINGS:
        worlds[standing] = make_world(
            word=word(standing), named=title(standing), state=State.DRAFT, force=force, framework=framework
        )
        stand(worlds[standing], standing)
    return worlds


@pytest.fixture
def shown(force: Force, framework: Framework) -> World:
    """Everything, published."""
    return make_world(word=SHOWN, state=State.PUBLISHED, force=force, framework=framework)


def common(force: Force, framework: Framework, worlds: list[World]) -> list[str]:
    """The pages that show rows of many publications."""
    shared = [address for world in worlds for address in world.shared]
    return [*routes.plain(), *routes.of_the_place(force, framework).values(), *shared]


def read(client: Client, address: str) -> tuple[int, str]:
    """The answer's number, and all of it that can be read, less the address that was asked for."""
    response = client.get(address)
    text = response.content.decode() + str(response.headers)
    return response.status_code, text.replace(address, "").replace(quote(address, safe=""), "")


def read_all(client: Client, addresses: list[str]) -> dict[str, str]:
    """Each page, and the files that it offers."""
    found: dict[str, str] = {}
    for address in addresses:
        status, found[address] = read(client, address)
        assert status < 500, f"{address} answers {status}"
        for download in DOWNLOADS:
            if f"?{download}" in found[address]:
                found[f"{address}?{download}"] = read(client, f"{address}?{download}")[1]
    return found


def test_every_route_is_swept_or_left_to_another_test(force: Force, framework: Framework, shown: World) -> None:
    assert routes.unknown(force, framework, shown) == set()
    assert len(routes.routes()) > 60
    assert len(routes.plain()) > 35


@pytest.mark.parametrize("role", ROLES)
def test_pages_of_many_show_nobody_what_is_not_for_them(
    role: str, hidden: dict[str, World], shown: World, force: Force, framework: Framework
) -> None:
    found = read_all(browser(role, force), common(force, framework, [*hidden.values(), shown]))
    naming = {reverse(name) for name in NAMING_TOMBSTONES}
    assert sum(title(WITHDRAWN) in text for text in found.values()) >= len(naming)
    for standing in STANDINGS:
        words = word(standing), title(standing)
        seen = [address for address, text in found.items() if any(each in text for each in words)]
        if standing == WITHDRAWN and not may_read(role, standing):
            assert not any(word(standing) in text for text in found.values()), f"{role} sees more than a tombstone"
            seen = [address for address in seen if address.partition("?")[0] not in naming]
        if may_read(role, standing):
            assert len(seen) > 20, f"{role} misses what is {standing}"
        else:
            assert seen == [], f"{role} sees what is {standing}"
    assert sum(SHOWN in text for text in found.values()) > 30
    assert len(found) > 70


@pytest.mark.parametrize("role", ROLES)
def test_what_is_not_for_them_is_not_found(role: str, hidden: dict[str, World], force: Force) -> None:
    client, walked = browser(role, force), 0
    for standing in STANDINGS:
        if may_read(role, standing):
            continue
        for name, addresses in routes.of_the_world(hidden[standing]).items():
            for address in addresses:
                status, text = read(client, address)
                is_tombstone = standing == WITHDRAWN and name in OWN_PAGES
                assert status == (410 if is_tombstone else 404), f"{address} answers {status}"
                assert word(standing) not in text, f"{address} shows a hidden word"
                assert is_tombstone or title(standing) not in text, f"{address} shows a hidden title"
                walked += 1
    assert walked > 100 or role in (INSPECTOR, ADMIN)
    assert not DraftView.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_who_may_reads_all_of_it_with_a_band_and_is_kept(role: str, hidden: dict[str, World], force: Force) -> None:
    client = browser(role, force)
    for standing in STANDINGS:
        if not may_read(role, standing):
            continue
        for name, address in hidden[standing].addresses.items():
            before = DraftView.objects.count()
            response = client.get(address, follow=True)
            text = response.content.decode()
            assert response.status_code == 200, f"{name} at {address}"
            assert word(standing) in text, f"{name} shows nothing of its own"
            assert "band--state" in text, f"{name} has no band"
            assert response.headers["Cache-Control"] == "no-store"
            assert response.headers["X-Robots-Tag"] == "noindex"
            assert DraftView.objects.count() > before, f"nobody knows that {name} was opened"
        own = routes.of_the_world(hidden[standing])
        private = [*own["history"], *own["publication-state"], *own["publication-preview"]]
        expected = 200 if role in (INSPECTOR, ADMIN) else 404
        assert {client.get(address).status_code for address in private} == {expected}
        assert len(private) > 15


LISTS = [
    "causes",
    "recommendations",
    "findings",
    "figures",
    "letters",
    "audits",
    "documents",
    "inspections",
    "grades",
]


def test_hidden_rows_are_not_counted(client: Client, hidden: dict[str, World]) -> None:
    for name in LISTS:
        assert client.get(reverse(name), {"format": "json"}).json()["rows"] == [], name


def test_hidden_rows_are_marked_in_lists_and_files(force: Force, hidden: dict[str, World]) -> None:
    client = browser(INSPECTOR, force)
    for name in LISTS:
        assert "Not published</strong>" in client.get(reverse(name)).content.decode(), name
        for kind in ("csv", "json"):
            response = client.get(reverse(name), {"format": kind})
            assert 'filename="NOT-PUBLISHED-' in response["Content-Disposition"]
            assert "NOT PUBLISHED" in response.content.decode()


def test_shown_rows_are_counted_and_not_marked(client: Client, shown: World) -> None:
    for name in LISTS:
        response = client.get(reverse(name), {"format": "json"})
        assert response.json()["rows"], name
        assert "NOT" not in response["Content-Disposition"]
        assert "Not published</strong>" not in client.get(reverse(name)).content.decode()


def of(world: World, model: type[models.Model], paths: tuple[str, ...]) -> models.QuerySet:
    """The rows of one kind that hang on the publications of a world."""
    return model._default_manager.filter(on(tuple(f"{path}__slug__in" for path in paths), world.slugs)).distinct()


def test_everything_that_hangs_on_publications_is_in_the_world(shown: World) -> None:
    found = list(kinds())
    for model, paths in found:
        assert of(shown, model, paths).exists(), f"the world has no {model._meta.label}"
    assert len(found) > 18


def test_every_text_of_the_world_has_its_word(shown: World) -> None:
    looked = 0
    for model, paths in kinds():
        for row in of(shown, model, paths):
            for field in texts(model):
                value = getattr(row, field.name)
                assert value == "" or SHOWN in value, f"{model.__name__}.{field.name}: {value}"
                looked += 1
    assert looked > 80


# Texts that the database or a form takes from a list, and that no person writes.
FROM_A_LIST = {
    "public_id",
    "sha256",
    "kind",
    "precision",
    "deadline_wording",
    "raised_on_precision",
    "overall_grade",
}


def texts(model: type[models.Model]) -> list[models.Field]:
    """The fields of a row that hold free text."""
    kinds_of_text = (models.CharField, models.TextField)
    return [
        field
        for field in model._meta.fields
        if isinstance(field, kinds_of_text) and not field.choices and field.name not in FROM_A_LIST
    ]
