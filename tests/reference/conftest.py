"""Rows of each kind of reference data, and forms as a browser sends them."""

import pytest
from django.test import Client

from peel.record.models import Role, User
from tests import factories


@pytest.fixture
def admin(db: None) -> User:
    """An admin."""
    return factories.user(role=Role.ADMIN)


@pytest.fixture
def admin_client(admin: User) -> Client:
    """A browser in which the admin is signed in."""
    client = Client()
    client.force_login(admin)
    return client
