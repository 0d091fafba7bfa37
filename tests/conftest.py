"""What all tests share."""

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from peel.models import Role, User
from tests import factories, template

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
