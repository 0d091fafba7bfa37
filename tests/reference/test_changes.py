"""Each change says who and why, and is refused in words where it can't stand."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from audits.models import Measure
from peel.record.models import Area, AreaAlias, Cycle, Force, ForceName, Grade, Theme, User
from tests import factories
from tests.reference.pages import MODELS, NAMES, address, errors, filled, make

EDITED = [model for model in MODELS if model is not User]
WHY = "The inspectorate wrote so"


def save(client: Client, row: Any, **values: str) -> Any:
    """Open the page of a row, type values, and send it."""
    url = address(type(row), "change", row.pk)
    return client.post(url, filled(client, url) | {"why": WHY} | values)


@pytest.mark.parametrize("model", EDITED, ids=NAMES[:-1])
def test_a_change_is_kept_with_who_and_why(admin_client: Client, admin: User, model: type) -> None:
    row = make(model)
    field = {"Theme": "description", "Measure": "caveat"}.get(model.__name__, "note")
    assert save(admin_client, row, **{field: "Looked at again"}).status_code == 302
    row.refresh_from_db()
    assert getattr(row, field) == "Looked at again"
    event = model.pgh_event_model.objects.filter(pgh_obj_id=row.pk).latest("pgh_id")
    assert event.pgh_label == "update"
    assert event.pgh_context.metadata == {
        "user": admin.pk,
        "by": admin.email,
        "action": "change_reference_data",
        "reason": WHY,
    } | {key: event.pgh_context.metadata[key] for key in ("url",) if key in event.pgh_context.metadata}
    told = admin_client.get(address(model, "history", row.pk), follow=True).content.decode()
    assert WHY in told
    assert admin.email in told
    assert "Reference data changed" in told
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("model", EDITED, ids=NAMES[:-1])
def test_nothing_is_changed_without_a_why(admin_client: Client, model: type) -> None:
    row = make(model)
    response = save(admin_client, row, why="  ", name="Other", short_name="Other")
    assert response.status_code == 200
    assert "Say why" in errors(response)
    assert not model.objects.filter(**{"short_name" if model is Force else "name": "Other"}).exists()


def test_a_new_row_and_what_belongs_to_it_are_kept_as_one_change(admin_client: Client) -> None:
    url = address(Force, "add")
    values = {"short_name": "Barset", "official_name": "Barset Police", "slug": "barset", "noun": "force"}
    values |= {"country": "England", "region": "South West", "gss_code": "E23000099", "why": WHY}
    response = admin_client.post(url, filled(admin_client, url) | values | {"names-0-name": "Barset Constabulary"})
    assert response.status_code == 302, errors(response)
    name = ForceName.objects.get(force__slug="barset")
    force_event = Force.pgh_event_model.objects.get(pgh_obj_id=name.force_id)
    name_event = ForceName.pgh_event_model.objects.get(pgh_obj_id=name.pk)
    assert force_event.pgh_context_id == name_event.pgh_context_id
    assert name_event.pgh_context.metadata["reason"] == WHY


def test_what_the_record_knows_a_row_by_stays(admin_client: Client) -> None:
    force = factories.force()
    assert save(admin_client, force, slug="other").status_code == 302
    force.refresh_from_db()
    assert force.slug != "other"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("short_name", "x" * 61, "at most 60"),
        ("short_name", "a\0b", "Null characters"),
        ("short_name", "", "required"),
        ("gss_code", "W15000001", "E23 or W15"),
        ("why", "x" * 501, "at most 500"),
        ("why", "a\0b", "Null characters"),
        ("names-0-from_on", "2020-01-01", "ends after it begins"),
        ("names-0-from_on", "soon", "valid date"),
    ],
)
def test_what_can_t_stand_is_said_at_its_field(admin_client: Client, field: str, value: str, said: str) -> None:
    force = factories.force()
    response = save(admin_client, force, **{"names-0-name": "Old", "names-0-until_on": "2019-01-01", field: value})
    assert response.status_code == 200
    assert said in errors(response)
    assert not ForceName.objects.exists()


def test_a_slug_that_is_taken_is_said_at_its_field(admin_client: Client) -> None:
    theme = make(Theme)
    url = address(Theme, "add")
    response = admin_client.post(url, {"slug": theme.slug, "name": "New", "order": "99", "why": WHY})
    assert "already exists" in errors(response)


def test_a_measure_is_worked_out_from_two_others_or_none(admin_client: Client) -> None:
    measure, other = make(Measure), make(Measure)
    response = save(admin_client, measure, numerator=str(other.pk))
    assert "all three or none" in errors(response)


def test_the_second_of_two_sees_both_versions_and_can_mean_it(admin_client: Client) -> None:
    cycle = make(Cycle)
    url = address(Cycle, "change", cycle.pk)
    mine = filled(admin_client, url) | {"note": "mine", "why": WHY}
    assert save(admin_client, cycle, note="theirs").status_code == 302
    response = admin_client.post(url, mine)
    said = errors(response)
    assert "Somebody else saved this" in said
    assert "Note is ‘theirs’ now." in said
    assert ">\nmine</textarea>" in response.content.decode()
    assert admin_client.post(url, mine | {"version": version_in(response)}).status_code == 302
    cycle.refresh_from_db()
    assert cycle.note == "mine"


def version_in(response: Any) -> str:
    """The mark that a page sends back."""
    return response.context["adminform"].form["version"].value()


def test_what_belongs_to_a_row_counts_as_changed_with_it(admin_client: Client) -> None:
    area = make(Area)
    url = address(Area, "change", area.pk)
    mine = filled(admin_client, url) | {"note": "mine", "why": WHY}
    AreaAlias.objects.create(area=area, wording="Meanwhile")
    assert "Somebody else saved this" in errors(admin_client.post(url, mine))


def test_a_name_that_somebody_took_a_moment_ago_is_said_at_its_field(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    force, other = factories.force(), factories.force()
    real = Force.validate_unique
    taken = []

    def late(self: Force, exclude: Any = None) -> None:
        taken.append(self)
        if len(taken) > 1:
            real(self, exclude)

    monkeypatch.setattr(Force, "validate_unique", late)
    monkeypatch.setattr(Force, "validate_constraints", lambda self, exclude=None: None)
    response = save(admin_client, force, short_name=other.short_name)
    assert response.status_code == 200
    assert "already exists" in errors(response)
    assert len(taken) == 2


def test_a_grade_that_was_given_can_t_be_taken_out_of_its_scale(admin_client: Client) -> None:
    inspection = factories.inspection()
    judgment = factories.judgment(inspection=inspection)
    cycle = inspection.framework.cycle
    grades = list(cycle.grades.all())
    given, free = (f"grades-{grades.index(grade)}-DELETE" for grade in (judgment.grade, grades[0]))
    response = save(admin_client, cycle, **{given: "on"})
    assert response.status_code == 200
    assert "can't be deleted while the record refers to it: 1 judgment" in errors(response)
    assert save(admin_client, cycle, **{free: "on"}).status_code == 302
    assert Grade.objects.filter(cycle=cycle).count() == 4
    gone = Grade.pgh_event_model.objects.get(pgh_obj_id=grades[0].pk, pgh_label="delete")
    assert gone.pgh_context.metadata["reason"] == WHY


def test_each_row_that_belongs_leads_to_its_history(admin_client: Client) -> None:
    area = make(Area)
    alias = AreaAlias.objects.create(area=area, wording="Other words")
    link = reverse("history", args=["area-alias", alias.pk])
    assert link in admin_client.get(address(Area, "change", area.pk)).content.decode()
    assert admin_client.get(link).status_code == 200
