"""Who may open the forms, what is on them, and how many queries they ask."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from peel.entry.actions.enter import Line, PublicationChoice
from peel.entry.actions.inspection import change_inspection
from peel.record.actions.errors import NotAllowed
from peel.record.models import Force, Inspection, Publication, Role, User
from tests import factories
from tests.entry.conftest import page, signed_in
from tests.growth import same_number_of_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses(barset: Force) -> list[str]:
    """Every form, of something new and of something that is not published."""
    inspection = factories.inspection(force=barset, state="draft")
    cause = factories.cause(force=barset, state="draft")
    letter = factories.letter(force=barset, state="draft")
    audit = factories.audit(force=barset, state="draft")
    new = [f"{reverse(name)}?force={barset.slug}" for name in ("cause-new", "letter-new", "audit-new")]
    begun = f"{reverse('inspection-new')}?force={barset.slug}&framework={inspection.framework.slug}"
    return [
        *new,
        begun,
        reverse("inspection-edit", args=[inspection.report.slug]),
        reverse("cause-edit", args=[cause.slug]),
        reverse("letter-edit", args=[letter.publication.slug]),
        reverse("audit-edit", args=[audit.slug]),
    ]


@pytest.mark.parametrize("role", [None, Role.FORCE_STAFF, Role.INSPECTOR])
def test_only_admins_find_them(role: str | None, barset: Force, addresses: list[str]) -> None:
    belongs = {"force": barset} if role == Role.FORCE_STAFF else {}
    client = signed_in(factories.user(role=role, **belongs)) if role else Client()
    before = Publication.objects.count()
    for address in addresses:
        assert client.get(address).status_code == 404, address
        assert client.post(address, {"head-title": "x", "force": barset.slug}).status_code == 404, address
    assert Publication.objects.count() == before
    assert len(addresses) == 8


def test_every_field_has_its_label_and_every_row_its_name(ann_client: Client, addresses: list[str]) -> None:
    seen = 0
    for address in addresses:
        tree = page(ann_client.get(address))
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), address
        for field in tree.xpath("//main//input[not(@type='hidden')] | //main//select | //main//textarea"):
            assert tree.xpath(f"//label[@for='{field.get('id')}']"), f"{address}: {field.get('name')}"
            seen += 1
        assert all(legend.text_content().strip() for legend in tree.xpath("//main//fieldset/legend"))
    assert seen > 100


def test_nonsense_in_the_address_is_no_traceback(ann_client: Client) -> None:
    for name in ("inspection-new", "cause-new", "letter-new", "audit-new"):
        for query in ("?force=zzz", "?force=%00", f"?force={'x' * 3000}", "?force=a&force=b", "?framework=1"):
            assert ann_client.get(reverse(name) + query).status_code in (200, 422)
    for name in ("inspection-edit", "cause-edit", "letter-edit", "audit-edit", "cause-notes"):
        assert ann_client.get(reverse(name, args=["zzz"])).status_code == 404


def test_the_action_refuses_who_may_not(inspector: User) -> None:
    inspection = factories.inspection(state="draft")
    with pytest.raises(NotAllowed):
        change_inspection(inspection=inspection, report={}, values={}, grades=[Line("", None, None)], by=inspector)
    assert PublicationChoice(None).title == ""


def growing(kind: str) -> tuple[str, Callable[[], object]]:
    """A form, and what makes one more row on it."""
    if kind == "areas":
        inspection = factories.inspection(state="draft")
        address = reverse("inspection-edit", args=[inspection.report.slug])
        return address, lambda: factories.judgment(inspection=inspection)
    if kind == "recommendations":
        cause = factories.cause(state="draft")
        return reverse("cause-edit", args=[cause.slug]), lambda: factories.recommendation(cause=cause)
    if kind == "causes to close":
        letter = factories.letter(state="draft")
        address = reverse("letter-edit", args=[letter.publication.slug])
        return address, lambda: factories.cause(force=letter.force)
    audit = factories.audit(state="draft")
    make = {"estimates": factories.estimate, "counts": factories.counted}[kind]
    number = iter(range(1000))
    more = {"counts": lambda: {"wording": f"cases {next(number)}"}, "estimates": dict}[kind]
    return reverse("audit-edit", args=[audit.slug]), lambda: make(audit=audit, **more())


@pytest.mark.parametrize("kind", ["areas", "recommendations", "causes to close", "estimates", "counts"])
def test_forms_ask_as_often_with_many_rows(ann_client: Client, kind: str) -> None:
    address, make = growing(kind)
    same_number_of_queries(ann_client, address, make)


def test_a_form_asks_little(ann_client: Client) -> None:
    inspection = factories.inspection(state="draft")
    for _ in range(10):
        factories.judgment(inspection=inspection)
    with CaptureQueriesContext(connection) as asked:
        assert ann_client.get(reverse("inspection-edit", args=[inspection.report.slug])).status_code == 200
    assert len(asked) < 25
    assert Inspection.objects.get().judgments.count() == 10


def test_admins_are_led_to_the_forms_and_others_not(ann_client: Client, inspector_client: Client) -> None:
    pages = {
        "inspection-edit": (factories.inspection(), "report.slug"),
        "cause-edit": (factories.cause(), "slug"),
        "letter-edit": (factories.letter(), "publication.slug"),
        "audit-edit": (factories.audit(), "slug"),
    }
    for name, (row, path) in pages.items():
        slug = row
        for step in path.split("."):
            slug = getattr(slug, step)
        link = f'href="{reverse(name, args=[slug])}"'
        assert link in ann_client.get(row.get_absolute_url()).content.decode(), name
        assert link not in inspector_client.get(row.get_absolute_url()).content.decode(), name
    desk = ann_client.get(reverse("entry")).content.decode()
    for name in ("inspection-new", "cause-new", "letter-new", "audit-new"):
        assert reverse(name) in desk
