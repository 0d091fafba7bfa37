"""What the tests of pages share."""

from datetime import date

import pytest
from django.utils import timezone

from peel.models import Cycle, Force, Theme
from tests import factories

from .forces import themed


@pytest.fixture
def first_of_august(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is 1 August 2025."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2025, 8, 1))


@pytest.fixture
def force() -> Force:
    """The force that a page is about."""
    return factories.force("Barset")


@pytest.fixture
def theme() -> Theme:
    """A theme that areas of more than one cycle have."""
    return Theme.objects.create(slug="calls", name="Answering calls", order=900)


@pytest.fixture
def two_cycles(force: Force, theme: Theme) -> tuple[Cycle, Cycle]:
    """The force has a grade of one theme in two cycles that can't be compared."""
    earlier, later = factories.framework(), factories.framework()
    for framework, grade in ((earlier, "good"), (later, "adequate")):
        inspection = factories.inspection(force=force, framework=framework)
        factories.judgment(inspection=inspection, area=themed(framework, theme), grade=grade)
    return earlier.cycle, later.cycle
