"""A report that is with its force, and the people around it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from peel.consultation.actions.comments import remark
from peel.consultation.actions.rounds import submit_round
from peel.record.actions.publish import send_to_force
from peel.record.models import Force, Passage, Publication, Remark, Role, Round, State, User
from tests import factories

DAYS = timedelta(days=14)


@pytest.fixture
def barset(db: None) -> Force:
    """The force that the report is about."""
    return factories.force("Barset")


@pytest.fixture
def admin(db: None) -> User:
    """The admin who sends it."""
    return factories.user(role=Role.ADMIN)


@pytest.fixture
def staff(barset: Force) -> User:
    """Somebody of the force."""
    return factories.user(role=Role.FORCE_STAFF, force=barset)


@pytest.fixture
def colleague(barset: Force) -> User:
    """Somebody else of the force."""
    return factories.user(role=Role.FORCE_STAFF, force=barset)


@pytest.fixture
def outsider(db: None) -> User:
    """Somebody of another force."""
    return factories.user(role=Role.FORCE_STAFF, force=factories.force("Elsewhere"))


@pytest.fixture
def report(barset: Force, admin: User) -> Publication:
    """The report with a text of three passages, with the force for two weeks."""
    made = factories.publication(slug="barset-report", title="Barset report", force=barset, state=State.DRAFT)
    factories.document(publication=made)
    send_to_force(publication=made, due_on=timezone.localdate() + DAYS, by=admin)
    return made


@pytest.fixture
def round_(report: Publication) -> Round:
    """The round that is open."""
    return report.rounds.get()


@pytest.fixture
def passage(report: Publication) -> Passage:
    """The paragraph of the text."""
    return Passage.objects.get(document__publication=report, kind="paragraph")


@pytest.fixture
def comment(round_: Round, passage: Passage, staff: User) -> Remark:
    """A comment on the paragraph, not submitted."""
    return remark(round=round_, passage=passage, wrong="Not so", evidence="The log of May", by=staff)


@pytest.fixture
def submitted(comment: Remark, round_: Round, staff: User) -> Round:
    """The round with that comment, submitted."""
    submit_round(round=round_, by=staff)
    round_.refresh_from_db()
    return round_


def signed_in(person: User, **options: Any) -> Client:
    """A browser in which a person is signed in."""
    client = Client(**options)
    client.force_login(person)
    return client


@pytest.fixture
def staff_client(staff: User) -> Client:
    """A browser in which somebody of the force is signed in."""
    return signed_in(staff)
