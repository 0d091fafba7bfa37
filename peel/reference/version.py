"""How far a row of reference data has come, so that a form knows whether somebody else changed it meanwhile."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Max

# A kind of row that belongs to another, and the field by which it does.
Belonging = tuple[type[models.Model], str]


def version(row: models.Model, belonging: Iterable[Belonging]) -> str:
    """A mark that differs after each change of `row` or of what belongs to it; one query a kind."""
    events = [type(row).pgh_event_model._default_manager.filter(pgh_obj_id=row.pk)]
    for model, field in belonging:
        events.append(model.pgh_event_model._default_manager.filter(**{f"{field}_id": row.pk}))
    last = [found.aggregate(last=Max("pgh_id"))["last"] for found in events]
    return "-".join(str(number or 0) for number in last)
