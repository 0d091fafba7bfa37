"""Corrections after publication: the old value is kept, everybody reads the line, and a reason is demanded."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from peel.record.actions.corrections import NOT_PUBLISHED, correct
from peel.record.actions.diff import NotAcceptable
from peel.record.actions.errors import NotAllowed, ReasonNeeded, WrongState
from peel.record.models import (
    CauseOfConcern,
    Correction,
    Document,
    Draft,
    Force,
    Publication,
    Role,
    State,
    User,
)
from peel.review.actions.accept import accept_draft
from peel.review.actions.store_document import store_document
from tests import factories
from tests.review.accept.conftest import barset as loadable  # noqa: F401  a fixture
from tests.review.accept.conftest import report

pytestmark = pytest.mark.django_db


@pytest.fixture
def cause(barset: Force, published: Publication) -> CauseOfConcern:
    """A published cause of concern."""
    return factories.cause(force=barset, raised_in=published, title="Too few crimes recorded")


def test_the_old_value_is_kept_with_day_and_reason(cause: CauseOfConcern, admin: User) -> None:
    correct(row=cause, values={"title": "Crimes not recorded"}, reason="A slip", by=admin)
    [correction] = Correction.objects.all()
    assert (correction.from_value, correction.to_value) == ("Too few crimes recorded", "Crimes not recorded")
    assert (correction.corrected_on, correction.reason, correction.by) == (timezone.localdate(), "A slip", admin)
    cause.refresh_from_db()
    assert cause.title == "Crimes not recorded"
    assert cause.raised_in.prepared_by == admin


def test_a_published_fact_is_not_changed_without_a_reason(cause: CauseOfConcern, admin: User) -> None:
    with pytest.raises(ReasonNeeded):
        correct(row=cause, values={"title": "Other"}, reason=" ", by=admin)
    cause.refresh_from_db()
    assert cause.title == "Too few crimes recorded"


def test_only_admins_correct_what_is_published(cause: CauseOfConcern, inspector: User) -> None:
    with pytest.raises(NotAllowed):
        correct(row=cause, values={"title": "Other"}, reason="A slip", by=inspector)


def test_what_stays_the_same_is_no_correction(cause: CauseOfConcern, admin: User) -> None:
    assert correct(row=cause, values={"title": cause.title}, by=admin) == []


def test_a_draft_is_changed_without_a_trace_for_the_public(cause: CauseOfConcern, admin: User) -> None:
    Publication.objects.update(state=State.DRAFT)
    cause.refresh_from_db()
    assert correct(row=cause, values={"title": "Other"}, by=admin) == []
    assert not Correction.objects.exists()
    assert Publication.objects.get().prepared_by == admin


def test_what_is_set_for_a_time_is_taken_back_first(cause: CauseOfConcern, admin: User) -> None:
    Publication.objects.update(live_at=timezone.now() + timezone.timedelta(days=1))
    with pytest.raises(WrongState):
        correct(row=cause, values={"title": "Other"}, reason="A slip", by=admin)


def test_a_hidden_row_is_not_named(cause: CauseOfConcern, admin: User, client: Client) -> None:
    hidden = factories.publication(title="Zzquokka", state=State.DRAFT)
    [correction] = correct(row=cause, values={"restated_in": hidden}, reason="It says so", by=admin)
    assert (correction.from_value, correction.to_value) == ("", NOT_PUBLISHED)
    assert "Zzquokka" not in client.get(cause.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("raised_on", date(2025, 7, 1), "1 July 2025"),
        ("is_accelerated", True, "yes"),
        ("raised_on_precision", "month", "Month"),
    ],
)
def test_values_stand_in_words(cause: CauseOfConcern, admin: User, name: str, value: Any, words: str) -> None:
    [correction] = correct(row=cause, values={name: value}, reason="A slip", by=admin)
    assert correction.to_value == words


def test_the_pages_say_so_in_public(client: Client, barset: Force, admin: User) -> None:
    inspection, letter = factories.inspection(force=barset), factories.letter(force=barset)
    cause = factories.cause(force=barset)
    shown = {
        inspection.get_absolute_url(): (inspection, {"hm_inspector": "Ann Other"}),
        letter.get_absolute_url(): (letter, {"subject": "Another subject"}),
        cause.get_absolute_url(): (cause, {"title": "Another title"}),
        cause.raised_in.get_absolute_url(): (cause.raised_in, {"title": "Another name"}),
    }
    for address, (row, values) in shown.items():
        correct(row=row, values=values, reason="Misread by us", by=admin)
        text = " ".join(client.get(address).content.decode().split())
        today = timezone.localdate()
        assert f"Corrected on {today.day} {today:%B %Y}" in text, address
        assert f"to ‘{next(iter(values.values()))}’ (Misread by us)" in text, address


def test_files_say_which_rows_were_corrected(client: Client, cause: CauseOfConcern, admin: User) -> None:
    address = reverse("causes")
    assert "Notes" not in client.get(address, {"format": "csv"}).content.decode()
    correct(row=cause, values={"title": "Crimes not recorded"}, reason="A slip", by=admin)
    [row] = client.get(address, {"format": "json"}).json()["rows"]
    assert row["Notes"].startswith("[r] corrected on ")
    assert "from Too few crimes recorded to Crimes not recorded" in row["Notes"]


def test_a_newer_draft_that_changes_what_is_published_needs_a_reason(
    loadable: Force,  # noqa: F811
    admin: User,
    preparer: User,
) -> None:
    first = store_document(content=b"1", name="1.txt", draft=report(), by=preparer)
    accept_draft(draft=first, by=preparer)
    Publication.objects.update(state=State.PUBLISHED)
    changed = report(
        judgments=tuple(one.__class__(**{**as_dict(one), "grade": "adequate"}) for one in report().judgments)
    )
    second = store_document(content=b"2", name="2.txt", draft=changed, by=admin)
    with pytest.raises(NotAcceptable, match="say why it changes"):
        accept_draft(draft=second, by=admin)
    accept_draft(draft=second, by=admin, reason="The report was published anew")
    told = {(one.from_value, one.to_value) for one in Correction.objects.filter(kind="judgment")}
    assert told == {("Good", "Adequate"), ("Inadequate", "Adequate")}
    assert Document.objects.count() == 2


def as_dict(one: Any) -> dict[str, Any]:
    """The fields of a frozen row."""
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def test_a_new_fact_or_a_filled_gap_is_no_correction(loadable: Force, admin: User) -> None:  # noqa: F811
    Publication.objects.all().delete()
    row = store_document(content=b"1", name="1.txt", draft=report(), by=admin)
    accept_draft(draft=row, by=admin)
    Publication.objects.update(state=State.PUBLISHED, address="")
    accept_draft(draft=Draft.objects.get(pk=row.pk), by=factories.user(role=Role.ADMIN))
    assert Publication.objects.get().address
    assert not Correction.objects.exists()
