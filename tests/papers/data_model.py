"""docs/data-model.md from the models: `python -m tests.papers.data_model` writes it anew."""

from collections.abc import Iterator
from pathlib import Path

import django
from django.apps import apps
from django.db import models

FILE = Path(__file__).parents[2] / "docs" / "data-model.md"
OURS = ("peel", "audits")
HEAD = """\
# Data model

Made from the models by `python -m tests.papers.data_model`; a test fails when it is not current. Each arrow leads
from a row to the one that it refers to. The histories, which PostgreSQL writes, are left out: one beside each table
that is tracked.
"""
# What many rows refer to in the same way, said once and not drawn.
EVERYWHERE = {"User": "who did it", "Passage": "the passage that a fact was read from"}


def tables() -> list[type[models.Model]]:
    """The models of our own apps, in the order of their names, without the histories."""
    found = [model for app in OURS for model in apps.get_app_config(app).get_models()]
    return sorted((model for model in found if not is_history(model)), key=lambda model: model.__name__)


def is_history(model: type[models.Model]) -> bool:
    """Whether PostgreSQL writes its rows."""
    return any(field.name == "pgh_id" for field in model._meta.fields)


def relations(model: type[models.Model]) -> Iterator[models.Field]:
    """The columns that refer to another row of ours."""
    for field in [*model._meta.fields, *model._meta.many_to_many]:
        if field.is_relation and field.related_model._meta.app_label in OURS:
            yield field


def meaning(model: type[models.Model]) -> str:
    """The first sentence of what one row is."""
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())


def arrow(model: type[models.Model], field: models.Field) -> str:
    """One relation, drawn: one or many on the left, one or none on the right."""
    left = "||" if field.one_to_one else "}o"
    right = "o{" if field.many_to_many else ("o|" if field.null else "||")
    return f"    {model.__name__} {left}--{right} {field.related_model.__name__} : {field.name}"


def page() -> str:
    """The whole file."""
    shown = tables()
    arrows = [
        arrow(model, field)
        for model in shown
        for field in relations(model)
        if field.related_model.__name__ not in EVERYWHERE
    ]
    rows = [f"| {model.__name__} | {model._meta.app_label} | {meaning(model)} |" for model in shown]
    lines = [HEAD, "Not drawn: " + "; ".join(f"{name}, {words}" for name, words in EVERYWHERE.items()) + ".", ""]
    lines += ["```mermaid", "erDiagram", *arrows, "```", ""]
    lines += ["| Model | App | One row is |", "| --- | --- | --- |", *rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    django.setup()
    FILE.write_text(page(), encoding="utf-8")
