"""The demo's made-up letters: each says so, each is made once, and no stranger meets one."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from peel.management.commands.demo import Command
from peel.record.models import Answer, Letter, Passage, Publication, Remark, Round, State
from peel.seed.demo_drafts import make_drafts, person
from tests import factories
from tests.consultation.conftest import signed_in

MADE_UP = "Made-up sample for this demo"


@pytest.fixture
def drafts(db: None) -> list[Publication]:
    """The letters, among the people of the demo."""
    for name in ("Hertfordshire", "Kent"):
        factories.force(name)
    Command().people()
    make_drafts()
    return list(Publication.objects.order_by("title"))


def everything() -> list[list[Any]]:
    """All rows that the letters consist of."""
    return [
        list(rows.objects.order_by("pk").values()) for rows in (Publication, Letter, Passage, Round, Remark, Answer)
    ]


def test_each_says_that_it_is_made_up_and_none_is_published(drafts):
    assert [each.state for each in drafts] == [State.DRAFT, State.WITH_FORCE, State.WITH_FORCE]
    for each in drafts:
        assert each.title.startswith(MADE_UP)
        assert Passage.objects.get(document__publication=each, number=1).text.startswith(f"[{MADE_UP}")
    assert all(row.wrong.startswith("Made-up") for row in Remark.objects.all())
    assert all(row.words.startswith("Made-up") for row in Answer.objects.all())


def test_starting_the_demo_again_changes_nothing(drafts):
    before = everything()
    make_drafts()
    assert everything() == before


def test_what_was_done_with_one_stays(drafts):
    in_preparation = drafts[0]
    in_preparation.title = "Another title"
    in_preparation.save()
    make_drafts()
    assert Publication.objects.count() == 3
    assert Publication.objects.filter(title="Another title").exists()


def test_the_letter_to_check_is_due_again_when_its_day_is_over(drafts):
    today = timezone.localdate()
    open_round = Round.objects.get(submitted_at=None)
    Publication.objects.filter(pk=open_round.publication_id).update(check_due_on=today - timedelta(days=1))
    make_drafts()
    open_round.refresh_from_db()
    assert open_round.due_on > today
    assert open_round.remarks.count() == 1
    assert Round.objects.count() == 2


def test_one_comment_is_answered_and_one_is_not(drafts):
    submitted = Round.objects.exclude(submitted_at=None).get()
    given = [Answer.objects.filter(remark=row, given_at__isnull=False).exists() for row in submitted.remarks.all()]
    assert sorted(given) == [False, True]


def test_no_stranger_and_no_other_force_meets_one(drafts):
    of_all = ["/", "/letters/", "/documents/", "/changes/", "/forces/hertfordshire/", "/inspections/"]
    for client in (Client(), signed_in(person("kent"))):
        assert all(client.get(each.get_absolute_url()).status_code == 404 for each in drafts)
        pages = [client.get(address) for address in of_all]
        assert all(page.status_code == 200 for page in pages)
        assert all(MADE_UP not in page.content.decode() for page in pages)
    assert not Publication.objects.visible_to(AnonymousUser()).exists()


def test_its_force_is_asked_to_check_and_finds_an_answer(drafts):
    page = signed_in(person("hertfordshire")).get("/my-force/").content.decode()
    _, answered, to_check = drafts
    assert to_check.title in page
    assert answered.title in page
    assert drafts[0].title not in page
