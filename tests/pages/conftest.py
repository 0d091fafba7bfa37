"""What the tests of pages share."""

from datetime import date

import pytest
from django.utils import timezone


@pytest.fixture
def first_of_august(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is 1 August 2025."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2025, 8, 1))
