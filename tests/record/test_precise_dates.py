"""A date that is known by its month, its year or a latest day is never shown as a day."""

import re

from django.conf import settings

# Columns that have a precision beside them.
INEXACT = re.compile(r"\b(?:closed_on|raised_on|move\.on|moved\.on|ended_on)\|(?:day|date)\b")
EXACT_TOO = re.compile(r"\b(?:closed_on|raised_on|move\.on)\|dated:")


def test_templates_show_inexact_dates_with_their_precision() -> None:
    texts = {path: path.read_text() for path in (settings.BASE_DIR / "templates").rglob("*.html")}
    assert sum(bool(EXACT_TOO.search(text)) for text in texts.values()) > 5
    assert not {path.name: INEXACT.findall(text) for path, text in texts.items() if INEXACT.search(text)}
