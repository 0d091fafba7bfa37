"""My force: what is asked, by when, what was answered, what is due, who has access, where else to look."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from peel.consultation.actions.replies import answer_remark, give_answers
from peel.my_force.queries.deadlines import CHECK, RECOMMENDATION, DeadlineSummary
from peel.my_force.queries.my_force import my_force
from peel.record.models import Publication, Remark, Role, Round, User
from tests import factories
from tests.consultation.conftest import signed_in
from tests.consultation.visits import page, room, words

pytestmark = pytest.mark.django_db
MINE = "/my-force/"


def test_only_force_staff_have_it(staff_client: Client, inspector: User, admin: User) -> None:
    assert reverse("my-force") == MINE
    assert staff_client.get(MINE).status_code == 200
    for client in (Client(), signed_in(inspector), signed_in(admin)):
        assert client.get(MINE).status_code == 404


def test_with_nothing_to_do_each_section_says_so(staff_client: Client) -> None:
    text = words(staff_client.get(MINE))
    assert "Nothing is with you for checking, and no comment of yours was answered yet." in text
    assert "Nothing that we hold is overdue. We hold no deadline." in text
    assert (
        "We hold no open recommendation to Barset. There may be some that we have not read: what we hold." in text
    )
    assert "We hold no open cause of concern about Barset. There may be some that we have not read" in text


def test_what_is_not_held_is_no_nought(staff_client: Client, staff: User) -> None:
    factories.cause(force=staff.force)
    response = staff_client.get(MINE)
    found = [words for words, number in all_numbers(page(response)).items() if number == "None"]
    assert found == [
        "held overdue",
        "held due in 30 days",
        "held due in 31 to 60 days",
        "held due in 61 to 90 days",
    ]
    assert "We do not hold the recommendations of the one open cause of concern held." in words(response)


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
    assert "Not published" in check
    assert said in check
    assert status in check
    assert "1 comment so far" in check
    assert page(response).xpath(f"//a[@href='{room(report)}']")


def test_what_was_submitted_waits_no_longer_and_answers_are_told(
    staff_client: Client, report: Publication, submitted: Round, comment: Remark, inspector: User
) -> None:
    text = words(staff_client.get(MINE))
    assert "Comments submitted on" in text
    assert "0 to check before publication" in text
    answer_remark(remark=comment, words="zzdraftzz", is_text_changed=True, by=inspector)
    assert "0 answers in the last 30 days" in words(staff_client.get(MINE))
    give_answers(round=submitted, by=inspector)
    text = words(staff_client.get(MINE))
    assert "Round 1: 1 of 1 comment answered" in text
    assert "1 answer in the last 30 days" in text


def test_an_answer_of_long_ago_is_not_counted_among_those_of_late(
    submitted: Round, comment: Remark, inspector: User, staff: User
) -> None:
    answer_remark(remark=comment, words="Yes", is_text_changed=True, by=inspector)
    give_answers(round=submitted, by=inspector)
    now = timezone.now()
    assert my_force(staff, now + timedelta(days=29)).answers_lately == 1
    assert my_force(staff, now + timedelta(days=31)).answers_lately == 0


def test_nothing_of_another_force_and_no_draft(
    staff_client: Client, submitted: Round, outsider: User, barset: object
) -> None:
    factories.publication(force=barset, title="zzdraftzz", state="draft")
    factories.cause(force=barset, title="zzdraftzz", state="draft")
    assert "zzdraftzz" not in words(staff_client.get(MINE))
    assert "Barset report" not in words(signed_in(outsider).get(MINE))


def test_deadlines_stand_in_one_table_and_each_number_leads_to_its_first_row(
    staff_client: Client, staff: User
) -> None:
    today = timezone.localdate()
    cause = factories.cause(force=staff.force)
    for days in (200, 75, 45, 5, 4, -10):
        factories.recommendation(cause=cause, text=f"Due in {days}", deadline_on=today + timedelta(days=days))
    factories.recommendation(cause=cause, text="Undated", deadline_months=None)
    factories.recommendation(text="Elsewhere", deadline_on=today)
    tree = page(staff_client.get(MINE))
    rows = tree.xpath("//table[caption[starts-with(., 'Open recommendations')]]/tbody/tr")
    assert [row.xpath("string(th)").strip() for row in rows] == [
        *(f"Due in {days}" for days in (-10, 4, 5, 45, 75, 200)),
        "Undated",
    ]
    assert "10 days late" in rows[0].text_content()
    assert "No date" in rows[-1].text_content()
    assert rows[0].xpath(f".//a[starts-with(@href, '{cause.get_absolute_url()}#recommendation-')]")
    assert numbers(tree) == {
        "overdue": 1,
        "due in 30 days": 2,
        "due in 31 to 60 days": 1,
        "due in 61 to 90 days": 1,
    }
    leads = {
        each.text_content().split(" ", 1)[1]: tree.xpath(f"//*[@id='{each.get('href')[1:]}']//th/a/text()")
        for each in tree.xpath("//ul[@aria-label='In numbers']//a")[:4]
    }
    assert list(leads.values()) == [["Due in -10"], ["Due in 4"], ["Due in 45"], ["Due in 75"]]


def numbers(tree: Any) -> dict[str, int]:
    """The numbers of deadlines at the top, by their words."""
    found = all_numbers(tree).items()
    return {words: int(number) for words, number in found if words.startswith(("due", "overdue"))}


def all_numbers(tree: Any) -> dict[str, str]:
    """The words at the top with what stands before each: a number, or "None"."""
    found = (each.text_content().split(maxsplit=1) for each in tree.xpath("//ul[@aria-label='In numbers']//a"))
    return {" ".join(words.split()): number for number, words in found}


def test_every_number_leads_to_a_place_of_the_page(staff_client: Client) -> None:
    tree = page(staff_client.get(MINE))
    targets = tree.xpath("//ul[@aria-label='In numbers']//a/@href")
    assert len(targets) == 7
    assert all(tree.xpath(f"//*[@id='{target[1:]}']") for target in targets)


@pytest.mark.parametrize(("days", "is_band"), [(-1, True), (0, True), (7, True), (8, False)])
def test_only_what_is_overdue_or_due_within_a_week_is_a_notification(
    staff_client: Client, staff: User, days: int, is_band: bool
) -> None:
    day = timezone.localdate() + timedelta(days=days)
    factories.recommendation(cause=factories.cause(force=staff.force), deadline_on=day)
    tree = page(staff_client.get(MINE))
    assert bool(tree.xpath("//main//*[contains(@class, 'band') and @role='region']")) is is_band
    expected = "Overdue: 1 recommendation, for 1 day." if days < 0 else "Nothing that we hold is overdue. Next: 1"
    assert expected in " ".join(tree.text_content().split())


def test_what_is_overdue_is_one_sentence() -> None:
    today = date(2026, 11, 23)
    days = [(date(2026, 11, 3), RECOMMENDATION), (date(2026, 11, 22), RECOMMENDATION), (date(2026, 11, 20), CHECK)]
    asked = DeadlineSummary((*days, (date(2026, 12, 1), CHECK), (date(2026, 12, 1), RECOMMENDATION)), today)
    assert asked.overdue == "Overdue: 2 recommendations and 1 publication to check, the longest for 20 days."
    assert asked.next == "Next: 1 recommendation and 1 publication to check, due 1 December 2026 – in 8 days."
    assert DeadlineSummary(tuple(days), today).next == "We hold no other deadline."


def test_a_recommendation_in_a_draft_is_marked_as_not_published(
    staff_client: Client, staff: User, report: Publication
) -> None:
    cause = factories.cause(force=staff.force, raised_in=report)
    factories.recommendation(cause=cause, text="Of a draft", deadline_on=timezone.localdate())
    row = page(staff_client.get(MINE)).xpath("//tr[.//a[text()='Of a draft']]")[0]
    assert "Not published" in row.text_content()


def test_open_causes_have_their_age_and_next_day(staff_client: Client, staff: User) -> None:
    today = timezone.localdate()
    cause = factories.cause(force=staff.force, raised_on=today - timedelta(days=40))
    factories.recommendation(cause=cause, deadline_on=today - timedelta(days=3))
    row = page(staff_client.get(MINE)).xpath(f"//th/a[@href='{cause.get_absolute_url()}']/ancestor::tr")[0]
    text = " ".join(row.text_content().split())
    assert "40 days" in text
    assert "3 days late" in text
    assert "1, 1 overdue" in text


def test_who_has_access_and_when_they_were_here_last(
    staff_client: Client, staff: User, colleague: User, outsider: User
) -> None:
    locked = factories.user(role=Role.FORCE_STAFF, force=staff.force, is_active=False)
    tree = page(staff_client.get(MINE))
    rows = {
        row.xpath("./th")[0].text_content(): row.xpath("./td")[0].text_content()
        for row in tree.xpath("//h2[@id='people']/following-sibling::div[1]//tbody/tr")
    }
    assert rows.keys() == {staff.email, colleague.email}
    assert rows[colleague.email] == "Never"
    assert rows[staff.email].startswith(str(timezone.localdate().day))
    assert locked.email not in tree.text_content()


def test_the_other_pages_of_the_force_are_there(staff_client: Client) -> None:
    tree = page(staff_client.get(MINE))
    links = tree.xpath("//h2[@id='more']/following-sibling::ul[1]//a/@href")
    assert len(links) == 5
    links += tree.xpath("//ul[contains(@class, 'ways')]//a/@href")
    assert {staff_client.get(link).status_code for link in links} == {200}
