"""No number that counts rows is in what strangers or force staff get: a gap in it would count what is hidden."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

from peel.reader.read import read as read_document
from peel.record.models import Document, Finding, Force, Framework, Passage, Remark, State, User
from peel.review.actions.store_document import store_document
from peel.review.actions.uploads import give_file
from tests import factories
from tests.review.conftest import LETTER, hertfordshire  # noqa: F401
from tests.sweeps import routes
from tests.sweeps.standings import (
    ADMIN,
    INSPECTOR,
    STAFF,
    STAFF_ELSEWHERE,
    STANDINGS,
    STRANGER,
    browser,
    may_read,
    stand,
)
from tests.sweeps.walk import read_all
from tests.sweeps.world import World, make_world

pytestmark = pytest.mark.django_db
# Keys that no page holds by chance: nine digits, each table's a thousand further, with or without commas.
FIRST = 987_000_000
A_KEY = re.compile(r"(?<!\d)987,?0\d\d,?\d{3}(?!\d)")
# Numbers in addresses that are no keys: a passage's in its document, an answer's, a proposal's in its draft.
NO_KEYS = {("room-comment-on", "number"), ("component-error", "status"), ("draft-proposal", "number")}
# What belongs to the person who is signed in, and is allauth's: their own passkeys.
OWN = {"mfa_edit_webauthn", "mfa_remove_webauthn"}
NEVER_USED = 10**15


def numbered(resolver: URLResolver | None = None, before: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """The route and the parameter of every number in an address."""
    for each in (resolver or get_resolver()).url_patterns:
        converters = each.pattern.converters.items()
        ints = (*before, *(name for name, converter in converters if isinstance(converter, IntConverter)))
        if isinstance(each, URLResolver):
            yield from numbered(each, ints)
        elif isinstance(each, URLPattern):
            yield from ((str(each.name), name) for name in ints)


@pytest.fixture
def force() -> Force:
    """The force that all worlds are about."""
    return factories.force("Barset")


@pytest.fixture
def framework() -> Framework:
    """A framework with one area."""
    return factories.area().framework


@pytest.fixture
def high_keys(db: None) -> None:
    """Every table's keys begin at a number of its own that nothing else has."""
    models = [model for app in ("peel", "audits") for model in apps.get_app_config(app).get_models()]
    with connection.cursor() as cursor:
        for place, model in enumerate(models):
            key, table = model._meta.pk.column, model._meta.db_table
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, key])
            [sequence] = cursor.fetchone()
            cursor.execute(f"ALTER SEQUENCE {sequence} RESTART WITH {FIRST + 1000 * place}")


def worlds(force: Force, framework: Framework) -> dict[str, World]:
    """Everything once published, and once in each state in which it is not."""
    made = {}
    for standing in ["shown", *STANDINGS]:
        state = State.PUBLISHED if standing == "shown" else State.DRAFT
        made[standing] = make_world(word=f"quokka-{standing}", state=state, force=force, framework=framework)
        if standing != "shown":
            stand(made[standing], standing)
    return made


@pytest.mark.parametrize("role", [STRANGER, STAFF, STAFF_ELSEWHERE])
def test_no_page_and_no_file_holds_a_key(high_keys: None, role: str, force: Force, framework: Framework) -> None:
    made = worlds(force, framework)
    addresses = [*routes.plain(), *routes.of_the_place(force, framework).values()]
    for standing, world in made.items():
        if standing == "shown" or may_read(role, standing):
            addresses += [*world.shared, *(one for many in routes.of_the_world(world).values() for one in many)]
    addresses = [one for one in addresses if not A_KEY.search(one)]  # a row's history, which inspectors read
    found = read_all(browser(role, force), addresses)
    assert Finding.objects.earliest("pk").pk >= FIRST
    assert sum("quokka-shown" in text for text in found.values()) > 30
    keys = {address: A_KEY.findall(text) for address, text in found.items() if A_KEY.search(text)}
    assert keys == {}
    assert not [address for address in found if A_KEY.search(address)]


def test_keys_would_be_seen(high_keys: None, force: Force, framework: Framework) -> None:
    address = worlds(force, framework)["shown"].addresses["finding 0"]
    assert A_KEY.search(browser(INSPECTOR, force).get(address).content.decode()), (
        "inspectors have a link to a history"
    )


def old_addresses(world: World) -> dict[str, tuple[str, str, str]]:
    """By their routes: the address with the number, where it leads to, and the same with a number never used."""
    of_world = {"publication__slug__in": world.slugs}
    finding, document = Finding.objects.filter(**of_world).earliest("pk"), Document.objects.filter(**of_world)[0]
    remark = Remark.objects.get(round__publication__slug__in=world.slugs)
    room, passage = remark.round.publication.slug, Passage.objects.get(pk=remark.passage_id)
    rows = {
        "finding": ([], finding.pk, [finding.public_id]),
        "document": ([], document.pk, [document.public_id]),
        "document-file": ([], document.pk, [document.public_id]),
        "room-comment-on": ([room], passage.pk, [passage.document_id, passage.number]),
        **{
            name: ([room], remark.pk, [remark.public_id])
            for name in ("room-change", "room-withdraw", "room-answer")
        },
    }
    return {
        f"{name}-moved": (
            reverse(f"{name}-moved", args=[*before, pk]),
            reverse(name, args=[*before, *after]),
            reverse(f"{name}-moved", args=[*before, NEVER_USED]),
        )
        for name, (before, pk, after) in rows.items()
    }


@pytest.mark.parametrize("role", [STRANGER, STAFF, STAFF_ELSEWHERE, INSPECTOR])
def test_old_addresses_lead_on_for_who_may_see_the_row(role: str, force: Force, framework: Framework) -> None:
    client, led = browser(role, force), 0
    for standing, world in worlds(force, framework).items():
        found = old_addresses(world)
        assert set(found) == set(routes.MOVED)
        for name, (old, new, never) in found.items():
            is_in_room = name.startswith("room-")
            sees = standing == "shown" or may_read(role, standing)
            if is_in_room:
                sees = sees and role in (STAFF, INSPECTOR)
            response = client.get(old)
            assert response.status_code == (301 if sees else 404), f"{old} as {role}, {standing}"
            assert client.get(never).status_code == 404
            if sees:
                led += 1
                assert response.headers["Location"] == new
            else:
                assert "Location" not in response.headers
                assert plain(response.content, old) == plain(client.get(never).content, never)
    assert led >= 3


def plain(content: bytes, address: str) -> str:
    """A page without its own address and without what is new in each answer."""
    return re.sub(
        r'(nonce|value)="[\w+/=-]+"', "", content.decode().replace(address, "").replace(quote(address, safe=""), "")
    )


def test_no_number_in_an_address_is_a_key_but_of_those_that_lead_on(
    force: Force,
    hertfordshire: Force,  # noqa: F811
) -> None:
    admin: User = factories.user(role="admin")
    content = LETTER.read_bytes()
    draft = store_document(content=content, name="a.txt", draft=read_document(content), by=admin)
    upload = give_file(content=content.replace(b"11 July 2025", b"16 July 2025"), name="b.txt", by=admin)
    of_draft = {name: [draft.pk] for name in ("draft", "draft-decide", "draft-read-again", "draft-difference")}
    inside = of_draft | {
        "document-what": [upload.pk],
        "draft-proposal": [draft.pk, "document", 0],
        "history": ["publication", factories.publication().pk],
        "person": [admin.pk],
        "person-role": [admin.pk],
        "person-deed": [admin.pk, "lock"],
    }
    keys = {route for route, name in numbered() if (route, name) not in NO_KEYS}
    assert keys - set(routes.MOVED) - OWN == set(inside), "a new number in an address: give the row a public id"
    people = {role: browser(role, force) for role in (ADMIN, STRANGER, STAFF)}
    for route, args in inside.items():
        address = reverse(route, args=args)
        assert people[ADMIN].get(address).status_code in (200, 405), address
        assert people[STAFF].get(address).status_code in (404, 405), address
        response = people[STRANGER].get(address)
        is_sent_to_sign_in = response.headers.get("Location", "").startswith("/account/sign-in/")
        assert is_sent_to_sign_in or response.status_code in (404, 405), address
    for route in OWN:
        assert people[STRANGER].get(reverse(route, args=[1])).headers["Location"].startswith("/account/sign-in/")


def test_nothing_but_a_public_id_fits_where_one_is(client: Client) -> None:
    finding = factories.finding()
    assert client.get(reverse("finding", args=[finding.public_id])).status_code == 200
    for wrong in (
        finding.public_id.upper(),
        finding.public_id[:-1],
        f"{finding.public_id}x",
        "zzz",
        "bcdfghjkmnpqr",
    ):
        assert client.get(f"/findings/{wrong}/").status_code == 404, wrong
    assert client.get(f"/findings/{'9' * 40}/").status_code == 404
