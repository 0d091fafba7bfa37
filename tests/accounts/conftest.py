"""People who sign in as people do, and the log of it."""

import json
import logging

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
    """A browser in which an admin is signed in."""
    client = Client()
    client.force_login(admin)
    return client


@pytest.fixture
def staff(db: None) -> User:
    """Somebody who works for a force."""
    return factories.user(role=Role.FORCE_STAFF, force=factories.force("Barset"))


class Log:
    """The lines of the log of access so far."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        self.caplog = caplog

    @property
    def lines(self) -> list[dict[str, str]]:
        """Each line as what it holds."""
        return [json.loads(r.getMessage()) for r in self.caplog.records if r.name == "peel.access"]

    @property
    def deeds(self) -> list[str]:
        """What happened, in order."""
        return [line["what"] for line in self.lines]


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Log:
    """The log of access."""
    caplog.set_level(logging.INFO, logger="peel.access")
    return Log(caplog)
