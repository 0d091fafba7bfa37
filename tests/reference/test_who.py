"""Reference data is there for admins alone; for all others nothing is at its addresses."""

import pytest
from django.conf import LazySettings
from django.contrib import admin
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from peel.record.models import Role, User
from tests import factories
from tests.reference.pages import MODELS, NAMES, address, make
from tests.sweeps.routes import routes

REGISTERED = ["Area", "Cycle", "Force", "Measure", "Subject", "Theme", "User"]
SITE = ["admin:index", "admin:jsi18n", "admin:autocomplete"]


def pages() -> list[str]:
    """Each page of reference data, with a row of each kind."""
    found = [reverse(name) for name in SITE] + [reverse("admin:app_list", args=["peel"])]
    for model in MODELS:
        row = make(model)
        found += [address(model, page) for page in ("changelist", "add")]
        found += [address(model, page, row.pk) for page in ("change", "delete", "history")]
    return found


def test_only_reference_data_is_registered() -> None:
    assert sorted(NAMES) == REGISTERED
    assert sorted(model.__name__ for model in admin.site._registry) == REGISTERED


def test_the_pages_here_are_all_that_there_are() -> None:
    ours = {name for name in routes(get_resolver()) if name.startswith("admin:")}
    views = {
        f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
        for model in MODELS
        for page in ("changelist", "add", "change", "delete", "history")
    }
    assert {name for name in ours if "<path:object_id>/" not in name} == views | {*SITE, "admin:app_list"}
    for gone in ("login", "logout", "password_change", "view_on_site"):
        with pytest.raises(NoReverseMatch):
            reverse(f"admin:{gone}")


def answers(client: Client) -> set[int]:
    """What all pages answer, to reading and to sending."""
    return {send(url).status_code for url in pages() for send in (client.get, client.post)}


@pytest.mark.django_db
@pytest.mark.parametrize("public", [True, False])
def test_nothing_is_there_for_strangers(client: Client, settings: LazySettings, public: bool) -> None:
    settings.PUBLIC = public
    assert answers(client) == {404}


def test_nothing_is_there_for_inspectors(inspector_client: Client) -> None:
    assert answers(inspector_client) == {404}


@pytest.mark.django_db
def test_nothing_is_there_for_force_staff(client: Client) -> None:
    client.force_login(factories.user(role=Role.FORCE_STAFF, force=factories.force()))
    assert answers(client) == {404}


@pytest.mark.django_db
def test_django_s_own_rights_open_nothing(client: Client) -> None:
    client.force_login(factories.user(role=Role.INSPECTOR, is_staff=True, is_superuser=True))
    assert answers(client) == {404}


def test_nothing_is_there_for_an_admin_who_was_locked_meanwhile(admin_client: Client, admin: User) -> None:
    assert admin_client.get(reverse("admin:index")).status_code == 200
    User.objects.filter(pk=admin.pk).update(is_active=False)
    assert answers(admin_client) == {404}


def test_an_admin_without_a_second_factor_sets_one_up_first(admin_client: Client, settings: LazySettings) -> None:
    settings.REQUIRE_MFA = True
    for url in pages():
        response = admin_client.get(url)
        assert (response.status_code, response.url) == (302, reverse("mfa_index"))


def test_an_admin_sees_all(admin_client: Client) -> None:
    for url in pages():
        response = admin_client.get(url, follow=True)
        expected = 403 if "autocomplete" in url or url in without_adding() else 200
        assert response.status_code == expected, url


def without_adding() -> list[str]:
    """People are shown, and neither added nor deleted here."""
    person = User.objects.order_by("pk").last()
    model = next(model for model in MODELS if model.__name__ == "User")
    return [address(model, "add"), address(model, "delete", person.pk)]


def test_the_pages_stay_out_of_caches_and_searches(admin_client: Client) -> None:
    response = admin_client.get(reverse("admin:index"))
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "'unsafe-inline'" not in response.headers["Content-Security-Policy"]
    assert b"<title>Reference data" in response.content


def test_the_navigation_leads_here(admin_client: Client, inspector_client: Client) -> None:
    link = f'href="{reverse("admin:index")}"'.encode()
    assert link in admin_client.get("/").content
    assert link not in inspector_client.get("/").content


@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=zzz", "p=-1", "p=zzz", "o=zzz", "zzz=1", "_to_field=zzz", "is_active__exact=%00", "_popup=1"],
)
@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_nonsense_in_the_address_is_no_fault(admin_client: Client, model: type, query: str) -> None:
    make(model)
    response = admin_client.get(f"{address(model, 'changelist')}?{query}&{query}", follow=True)
    assert response.status_code in (200, 400, 404)


@pytest.mark.parametrize("key", ["zzz", "%00", "9" * 40, "-1", "999999"])
@pytest.mark.parametrize("page", ["change", "delete", "history"])
def test_a_row_that_is_not_there_leads_to_the_list_of_kinds(admin_client: Client, page: str, key: str) -> None:
    for model in MODELS:
        url = address(model, page, 1).replace("/1/", f"/{key}/")
        assert admin_client.get(url, follow=True).status_code in (200, 403)
