"""The people and the publications that these tests move about."""

import pytest
from django.test import Client

from peel.record.models import Force, Publication, Role, State, User
from tests import factories


@pytest.fixture
def preparer(db: None) -> User:
    """An admin who entered the report."""
    return factories.user(role=Role.ADMIN)


@pytest.fixture
def admin(db: None) -> User:
    """Another admin."""
    return factories.user(role=Role.ADMIN)


@pytest.fixture
def admin_client(admin: User) -> Client:
    """A browser in which the other admin is signed in."""
    return signed_in(admin)


@pytest.fixture
def barset(db: None) -> Force:
    """The force that the report is about."""
    return factories.force("Barset")


@pytest.fixture
def draft(barset: Force, preparer: User) -> Publication:
    """A report that is not published."""
    return factories.publication(
        slug="barset-report", title="Barset report", force=barset, state=State.DRAFT, prepared_by=preparer
    )


@pytest.fixture
def published(draft: Publication) -> Publication:
    """The same report, published."""
    draft.state = State.PUBLISHED
    draft.save()
    return draft


def signed_in(person: User) -> Client:
    """A browser in which a person is signed in."""
    client = Client()
    client.force_login(person)
    return client
