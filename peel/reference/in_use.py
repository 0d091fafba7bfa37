"""What refers to a row of reference data, so that it can't go."""

from django.db import models


def referring(row: models.Model) -> list[str]:
    """The kinds of rows that refer to `row`, with how many: ‘3 inspections’. One query a kind."""
    found = []
    for relation in row._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or is_history(relation):
            continue
        many = relation.related_model._base_manager.filter(**{relation.field.name: row.pk}).count()
        if many:
            found.append(f"{many} {words(relation.related_model, many)}")
    return sorted(found)


def is_history(relation: models.ForeignObjectRel) -> bool:
    """Whether only the history refers by it: that stays when the row goes."""
    return getattr(relation, "on_delete", None) is models.DO_NOTHING


def words(model: type[models.Model], many: int) -> str:
    """The kind, one or many."""
    return str(model._meta.verbose_name if many == 1 else model._meta.verbose_name_plural)


def sentence(row: models.Model) -> str:
    """Why a row can't go; empty when it can."""
    found = referring(row)
    if not found:
        return ""
    return f"‘{row}’ can't be deleted while the record refers to it: {', '.join(found)}."
