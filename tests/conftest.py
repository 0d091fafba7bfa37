"""What all tests share."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from peel.record.models import Cycle, Force, Role, Theme, User
from tests import factories, template
from tests.forces.rows import themed

# No test's outcome hangs on how fast a machine is.
settings.register_profile("peel", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("peel")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """The database of these tests begins as a copy of one that has run all migrations."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = template.made()


@pytest.fixture
def stranger(client: Client) -> Client:
    """Somebody who is not signed in."""
    return client


@pytest.fixture
def inspector(db: None) -> User:
    """An inspector, who sees everything."""
    return factories.user(role=Role.INSPECTOR)


@pytest.fixture
def inspector_client(inspector: User) -> Client:
    """A browser in which an inspector is signed in."""
    client = Client()
    client.force_login(inspector)
    return client


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
