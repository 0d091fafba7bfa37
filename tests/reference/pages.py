"""The pages of reference data, a row of each kind, and their forms as a browser sends them back."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.test import Client
from django.urls import reverse
from lxml import html

from audits.models import Break, Provisional, SubjectAlias
from peel.record.models import AreaAlias, ForceName, Framework
from tests import factories, factories_measures

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
NAMES = [model.__name__ for model in MODELS]


def address(model: type[models.Model], page: str, *args: Any) -> str:
    """The address of a model's page: changelist, add, change, delete or history."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def make(model: type[models.Model]) -> models.Model:
    """One more row of a kind."""
    name = model.__name__
    if name == "Theme":
        return factories.area().theme
    if name == "Measure":
        return factories_measures.measure()
    if name == "Subject":
        return factories.estimate().subject
    return {"Area": factories.area, "Cycle": factories.cycle, "Force": factories.force, "User": factories.user}[
        name
    ]()


def belonging(row: models.Model, number: int) -> None:
    """One more of the rows that belong to `row`, on its page."""
    name = type(row).__name__
    if name == "Force":
        ForceName.objects.create(force=row, name=f"Name {number}")
    if name == "Cycle":
        Framework.objects.create(cycle=row, slug=f"f-{number}", name=f"Framework f{number}", source="x")
    if name == "Area":
        AreaAlias.objects.create(area=row, wording=f"Wording {number}")
    if name == "Subject":
        SubjectAlias.objects.create(subject=row, wording=f"Words {number}")
    if name == "Measure":
        day = f"20{number % 80 + 10}-01-01"
        Break.objects.create(measure=row, last_before=day, first_after="2099-01-01", statement="x", source="x")
        Provisional.objects.create(measure=row, period_until=day, statement="x", source="x")


def filled(client: Client, url: str) -> dict[str, str]:
    """The fields of the form on a page, as they stand there."""
    page = html.fromstring(client.get(url).content)
    form = next(each for each in page.forms if each.get("method") == "post")
    return {
        field.name: field.value or ""
        for field in form.inputs
        if field.name
        and not (field.get("type") == "checkbox" and not field.checked)
        and field.get("type") != "submit"
    }


def errors(response: Any) -> str:
    """What the page says is wrong."""
    page = html.fromstring(response.content.decode())
    items = page.xpath("//ul[contains(@class, 'errorlist') or contains(@class, 'messagelist')]/li")
    return " ".join(item.text_content() for item in items)
