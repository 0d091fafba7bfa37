"""Which rows of a list are not published, and which were corrected after they were."""

from collections import defaultdict
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models

from peel.record.models import Correction
from peel.ui.dates import format_date


def hidden_among(rows: list[Any]) -> set[int]:
    """The keys of those rows of one kind that strangers do not see: one query, none where rows say so."""
    if not rows or not is_of_publications(rows[0]):
        return {row.pk for row in rows if not getattr(row, "is_public", True)}
    keys = {row.pk for row in rows}
    seen = type(rows[0])._default_manager.visible_to(AnonymousUser()).filter(pk__in=keys)
    return keys - set(seen.order_by().values_list("pk", flat=True))


def corrections_among(user: Any, rows: list[Any]) -> dict[int, str]:
    """What was corrected of which of those rows, in words, by key."""
    if not rows or not is_of_publications(rows[0]):
        return {}
    found: dict[int, list[str]] = defaultdict(list)
    corrections = Correction.objects.visible_to(user).filter(
        kind=rows[0]._meta.model_name, row__in=[row.pk for row in rows]
    )
    for correction in corrections:
        found[correction.row].append(f"[r] corrected on {format_date(correction.corrected_on)}: {correction}")
    return {key: "; ".join(words) for key, words in found.items()}


def is_of_publications(row: Any) -> bool:
    """Whether a row is seen by some and not by others."""
    return isinstance(row, models.Model) and hasattr(type(row)._default_manager, "visible_to")
