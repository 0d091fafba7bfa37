"""A comment that is sent when the session has ended is not lost."""

from typing import Any

import pytest
from django.test import Client

from peel.record.models import Publication, Remark, User
from tests.consultation.visits import addresses, words

pytestmark = pytest.mark.django_db


def test_the_words_come_back_after_signing_in_and_are_saved(
    staff_client: Client, staff: User, report: Publication, comment: Remark
) -> None:
    address = addresses(report, comment)["room-comment"]
    said: dict[str, Any] = {"wrong": "Typed in time", "evidence": "The log"}
    staff_client.get(address)
    staff_client.session.flush()
    response = staff_client.post(address, said)
    assert response.status_code == 302
    assert "Typed" not in response.url
    assert Remark.objects.count() == 1
    staff_client.force_login(staff)
    assert "Typed in time" in words(staff_client.get(address))
    staff_client.post(address, said)
    assert Remark.objects.filter(wrong="Typed in time", by=staff).count() == 1
    assert "Typed in time" not in words(staff_client.get(address))
