"""My force: what is asked, by when, what was answered, what is due, who has access, where else to look."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from peel.actions.answers import answer_remark, give_answers
from peel.models import Publication, Remark, Role, Round, User
from tests import factories
from tests.room.conftest import signed_in
from tests.room.visits import page, room, words

pytestmark = pytest.mark.django_db
MINE = "/my-force/"


def test_only_force_staff_have_it(staff_client: Client, inspector: User, admin: User) -> None:
    assert reverse("my-force") == MINE
    assert staff_client.get(MINE).status_code == 200
    for client in (Client(), signed_in(inspector), signed_in(admin)):
        assert client.get(MINE).status_code == 404


def test_with_nothing_to_do_each_section_says_so(staff_client: Client) -> None:
    text = words(staff_client.get(MINE))
    assert "Nothing is with you for checking" in text
    assert "No comment of yours was answered yet." in text
    assert "No recommendation to Barset is open." in text
    assert "No cause of concern about Barset is open." in text


@pytest.mark.parametrize(
    ("days", "said", "status"),
    [(14, "in 14 days", "To check"), (0, "today", "To check"), (-3, "3 days late", "Overdue")],
)
def test_what_is_to_be_checked_and_by_when(
    staff_client: Client, report: Publication, comment: Remark, days: int, said: str, status: str
) -> None:
    due_on = timezone.localdate() + timedelta(days=days)
    Publication.objects.filter(pk=report.pk).update(check_due_on=due_on)
    response = staff_client.get(MINE)
    check = page(response).xpath("//*[@id='check']/following-sibling::ul[1]")[0].text_content()
    assert said in check
    assert status in check
    assert "1 comment so far" in check
    assert page(response).xpath(f"//a[@href='{room(report)}']")


def test_what_was_submitted_waits_no_longer_and_answers_are_told(
    staff_client: Client, report: Publication, submitted: Round, comment: Remark, inspector: User
) -> None:
    text = words(staff_client.get(MINE))
    assert "Submitted Comments submitted on" in text
    assert "to check before it is published" not in text
    answer_remark(remark=comment, words="zzdraftzz", is_text_changed=True, by=inspector)
    assert "No comment of yours was answered yet." in words(staff_client.get(MINE))
    give_answers(round=submitted, by=inspector)
    assert "Round 1: 1 of 1 comment answered" in words(staff_client.get(MINE))


def test_nothing_of_another_force_and_no_draft(
    staff_client: Client, submitted: Round, outsider: User, barset: object
) -> None:
    factories.publication(force=barset, title="zzdraftzz", state="draft")
    factories.cause(force=barset, title="zzdraftzz", state="draft")
    assert "zzdraftzz" not in words(staff_client.get(MINE))
    assert "Barset report" not in words(signed_in(outsider).get(MINE))


def test_deadlines_stand_in_their_spans(staff_client: Client, staff: User) -> None:
    today = timezone.localdate()
    cause = factories.cause(force=staff.force)
    for days in (-10, 5, 45, 75, 200):
        factories.recommendation(cause=cause, text=f"Due in {days}", deadline_on=today + timedelta(days=days))
    factories.recommendation(text="Elsewhere", deadline_on=today)
    tree = page(staff_client.get(MINE))
    spans = {}
    for head in tree.xpath("//h2[@id='deadlines']/following-sibling::h3[following-sibling::h2[@id='causes']]"):
        items = head.getnext().xpath(".//li/a/text()")
        spans[head.text_content()] = items
    assert spans == {
        "Overdue (1)": ["Due in -10"],
        "In the next 30 days (1)": ["Due in 5"],
        "In 31 to 60 days (1)": ["Due in 45"],
        "In 61 to 90 days (1)": ["Due in 75"],
        "Later (1)": ["Due in 200"],
    }
    assert "10 days late" in tree.text_content()
    assert tree.xpath(f"//a[starts-with(@href, '{cause.get_absolute_url()}#recommendation-')]")


def test_who_has_access_and_when_they_were_here_last(
    staff_client: Client, staff: User, colleague: User, outsider: User
) -> None:
    locked = factories.user(role=Role.FORCE_STAFF, force=staff.force, is_active=False)
    tree = page(staff_client.get(MINE))
    rows = {
        row.xpath("./th")[0].text_content(): row.xpath("./td")[0].text_content() for row in tree.xpath("//tbody/tr")
    }
    assert rows.keys() == {staff.email, colleague.email}
    assert rows[colleague.email] == "Never"
    assert rows[staff.email].startswith(str(timezone.localdate().day))
    assert locked.email not in tree.text_content()


def test_the_other_pages_of_the_force_are_there(staff_client: Client) -> None:
    tree = page(staff_client.get(MINE))
    links = tree.xpath("//h2[@id='more']/following-sibling::ul[1]//a/@href")
    assert len(links) == 5
    assert {staff_client.get(link).status_code for link in links} == {200}
