"""The list of rooms, and the step that publishes what has a room: how far each is, for who answers."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from peel.consultation.actions.comments import remark, withdraw_remark
from peel.consultation.actions.replies import answer_remark, give_answers
from peel.consultation.actions.rounds import submit_round
from peel.consultation.queries.consultations import listed
from peel.record.models import Publication, Remark, Round, State, User
from tests import factories
from tests.consultation.conftest import signed_in
from tests.consultation.test_growth import next_round
from tests.consultation.visits import page, room, words
from tests.growth import same_number_of_queries

pytestmark = pytest.mark.django_db
ROOMS = "/rooms/"


def row(user: User, report: Publication) -> Any:
    """The report in the list."""
    return listed(user, timezone.localdate()).get(pk=report.pk)


def publish_step(admin: User, report: Publication) -> str:
    """The words of the page that publishes a report."""
    return words(signed_in(admin).get(reverse("publication-step", args=[report.slug, "publish"])))


def test_only_who_answers_has_the_list(
    inspector: User, admin: User, staff: User, outsider: User, submitted: Round
) -> None:
    assert reverse("rooms") == ROOMS
    for client in (signed_in(inspector), signed_in(admin)):
        assert "Barset report" in words(client.get(ROOMS))
    for client in (signed_in(staff), signed_in(outsider), Client()):
        assert client.get(ROOMS).status_code == 404
        assert client.get(ROOMS, {"format": "csv"}).status_code == 404


def test_it_is_empty_without_a_round(inspector: User) -> None:
    factories.publication(force=factories.force(), title="zznotsentzz", state="draft")
    text = words(signed_in(inspector).get(ROOMS))
    assert "There are no publications sent to forces in the record yet." in text
    assert "zznotsentzz" not in text


def test_a_room_goes_from_the_force_to_the_inspectors_and_back(
    inspector: User, report: Publication, round_: Round, comment: Remark, staff: User
) -> None:
    assert (row(inspector, report).stage, row(inspector, report).comments) == ("checking", 1)
    Publication.objects.filter(pk=report.pk).update(check_due_on=timezone.localdate() - timedelta(days=2))
    assert row(inspector, report).stage == "overdue"
    assert "2 days late" in words(signed_in(inspector).get(ROOMS))
    submit_round(round=round_, by=staff)
    assert row(inspector, report).stage == "to-answer"
    answer_remark(remark=comment, words="Yes", is_text_changed=True, by=inspector)
    assert row(inspector, report).unanswered == 1
    give_answers(round=round_, by=inspector)
    found = row(inspector, report)
    assert (found.stage, found.unanswered) == ("answered", 0)
    comment.answer.refresh_from_db()
    assert found.last_at == comment.answer.given_at


def test_a_room_that_ended_before_its_comments_were_submitted(
    inspector: User, report: Publication, comment: Remark
) -> None:
    Publication.objects.filter(pk=report.pk).update(state=State.PUBLISHED, check_due_on=None)
    assert row(inspector, report).stage == "ended"
    assert "Ended, not submitted" in words(signed_in(inspector).get(ROOMS))


def test_a_withdrawn_comment_is_neither_counted_nor_unanswered(
    inspector: User, report: Publication, round_: Round, comment: Remark, staff: User
) -> None:
    withdraw_remark(remark=comment, by=staff, seen=comment.at)
    submit_round(round=round_, by=staff)
    found = row(inspector, report)
    assert (found.comments, found.unanswered, found.stage) == (0, 0, "answered")


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("?stage=to-answer", True),
        ("?stage=answered", False),
        ("?force=barset", True),
        ("?force=elsewhere", False),
        ("?stage=zzz", False),
        ("?force=%00", False),
        ("?stage=to-answer&stage=answered&page=-1", False),
    ],
)
def test_filters_by_how_far_and_by_force(
    inspector: User, submitted: Round, outsider: User, query: str, finds: bool
) -> None:
    response = signed_in(inspector).get(f"{ROOMS}{query}")
    assert response.status_code == 200
    rows = page(response).xpath("//tbody/tr/th/a/text()")
    assert rows == (["Barset report"] if finds else [])


@pytest.mark.parametrize("sort", ["title", "-force", "stage", "due_on", "comments", "-unanswered", "last_at"])
def test_each_column_sorts(inspector: User, submitted: Round, sort: str) -> None:
    assert "Barset report" in words(signed_in(inspector).get(ROOMS, {"sort": sort}))


def test_the_list_asks_as_often_with_many_rooms(inspector: User, staff: User) -> None:
    def make() -> None:
        made = factories.publication(force=staff.force, state="with-force", check_due_on=timezone.localdate())
        opened = next_round(made, inspector)
        Remark.objects.create(round=opened, wrong="Not so", by=staff, at=timezone.now())

    same_number_of_queries(signed_in(inspector), ROOMS, make)


def test_the_way_to_a_room_leads_through_the_list(inspector: User, staff: User, submitted: Round) -> None:
    address = room(submitted.publication)
    for person, way in ((inspector, ROOMS), (staff, "/my-force/")):
        links = page(signed_in(person).get(address)).xpath("//nav[@aria-label='Breadcrumb']//a/@href")
        assert links[1] == way


def test_publishing_warns_of_comments_without_an_answer_and_goes_ahead(
    admin: User, report: Publication, submitted: Round, comment: Remark, inspector: User, staff: User
) -> None:
    text = publish_step(admin, report)
    assert "1 comment of Barset has no answer that Barset can read." in text
    assert "has not submitted" not in text
    answer_remark(remark=comment, words="Yes", is_text_changed=True, by=inspector)
    assert "has no answer" in publish_step(admin, report)
    give_answers(round=submitted, by=inspector)
    assert "has no answer" not in publish_step(admin, report)


def test_publishing_warns_of_a_round_that_is_open_and_is_not_blocked(
    report: Publication, round_: Round, comment: Remark, passage: Any, staff: User
) -> None:
    remark(round=round_, passage=None, wrong="Nor so", evidence="", by=staff)
    second = factories.user(role="admin")
    text = publish_step(second, report)
    assert "2 comments of Barset have no answer that Barset can read." in text
    assert "Barset has not submitted its comments" in text
    address = reverse("publication-step", args=[report.slug, "publish"])
    links = page(signed_in(second).get(address)).xpath("//main//*[contains(@class, 'band')]//a/@href")
    assert room(report) in links
    assert signed_in(second).post(address, {"at": ""}).status_code == 302
    report.refresh_from_db()
    assert report.state == State.PUBLISHED


def test_other_steps_and_publications_without_a_room_do_not_warn(
    admin: User, report: Publication, submitted: Round
) -> None:
    take_back = words(signed_in(admin).get(reverse("publication-step", args=[report.slug, "take-back"])))
    assert "no answer" not in take_back
    other = factories.publication(force=report.force, state="draft")
    assert "no answer" not in publish_step(admin, other)
    assert "not submitted" not in publish_step(admin, other)
