"""Each page asks as often with much as with little: passages, comments, rounds, deadlines, people."""

from datetime import date, timedelta
from itertools import count

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from peel.record.models import Answer, Passage, Publication, Remark, Role, Round, User
from tests import factories
from tests.consultation.conftest import signed_in
from tests.consultation.visits import room
from tests.growth import same_number_of_queries

pytestmark = pytest.mark.django_db


def test_by_passages_and_comments(
    staff_client: Client, report: Publication, passage: Passage, round_: Round, staff: User
) -> None:
    numbers = count(4)

    def make() -> None:
        place = Passage.objects.create(
            document=passage.document, number=next(numbers), kind="paragraph", text="More text"
        )
        Remark.objects.create(round=round_, passage=place, wrong="Not so", by=staff, at=timezone.now())

    same_number_of_queries(staff_client, room(report), make)


@pytest.mark.parametrize("name", ["room", "room-give"])
def test_by_rounds_and_answers(inspector: User, report: Publication, round_: Round, staff: User, name: str) -> None:
    rounds = iter([round_])

    def make() -> None:
        row = next(rounds, None) or next_round(report, inspector)
        remark = Remark.objects.create(round=row, wrong="Not so", by=staff, at=timezone.now())
        more = Remark.objects.create(round=row, wrong="Nor so", by=staff, at=timezone.now())
        Round.objects.filter(pk=row.pk).update(submitted_by=staff, submitted_at=timezone.now())
        for each in (remark, more):
            Answer.objects.create(remark=each, words="Yes", is_text_changed=True, by=inspector, at=timezone.now())

    client = signed_in(inspector)
    if name == "room":
        same_number_of_queries(client, room(report), make)
    else:
        make()
        assert "Give 2 answers" in client.get(reverse(name, args=[report.slug])).content.decode()


def next_round(report: Publication, by: User) -> Round:
    """One more round, open."""
    number = report.rounds.count() + 1
    return report.rounds.create(number=number, sent_by=by, sent_at=timezone.now(), due_on=timezone.localdate())


def test_my_force_by_all_that_it_lists(staff_client: Client, staff: User, inspector: User) -> None:
    def make() -> None:
        cause = factories.cause(force=staff.force, raised_on=timezone.localdate() - timedelta(days=80))
        factories.recommendation(cause=cause)
        factories.user(role=Role.FORCE_STAFF, force=staff.force)
        made = factories.publication(force=staff.force, state="with-force", check_due_on=date(2026, 1, 1))
        row = next_round(made, inspector)
        remark = Remark.objects.create(round=row, wrong="Not so", by=staff, at=timezone.now())
        now = timezone.now()
        Answer.objects.create(
            remark=remark, words="Yes", is_text_changed=True, by=inspector, at=now, given_by=inspector, given_at=now
        )

    same_number_of_queries(staff_client, reverse("my-force"), make)


def test_the_list_of_publications_by_rounds(inspector: User, staff: User) -> None:
    def make() -> None:
        next_round(factories.publication(force=staff.force, state="with-force"), inspector)

    same_number_of_queries(signed_in(inspector), reverse("publications"), make)
