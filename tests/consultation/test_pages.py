"""The room's pages: commenting, checking, submitting, answering; nothing typed is lost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from peel.consultation.actions.rounds import submit_round
from peel.record.actions.publish import send_to_force, take_back
from peel.record.models import Answer, Passage, Publication, Remark, Round, User
from tests import factories
from tests.consultation.conftest import signed_in
from tests.consultation.visits import addresses, errors, hidden, page, room, words

pytestmark = pytest.mark.django_db


def test_each_passage_has_a_link_and_saving_leads_back_to_it(
    staff_client: Client, report: Publication, passage: Passage
) -> None:
    links = page(staff_client.get(room(report))).xpath("//a[starts-with(., 'Comment on')]/text()")
    assert links == [
        "Comment on the whole",
        "Comment on heading 1",
        "Comment on paragraph 2",
        "Comment on list item 3",
    ]
    address = reverse("room-comment-on", args=[report.slug, passage.document_id, passage.number])
    assert passage.text in words(staff_client.get(address))
    response = staff_client.post(address, {"wrong": "It was May", "evidence": "The log"})
    assert response.headers["Location"] == f"{room(report)}#p-2"
    place = page(staff_client.get(room(report))).xpath("//*[@id='p-2']")[0].text_content()
    assert "It was May" in place
    assert "The log" in place
    assert "Not submitted" in place


def test_a_double_click_makes_one_comment(staff_client: Client, report: Publication, passage: Passage) -> None:
    for _ in range(2):
        staff_client.post(
            reverse("room-comment-on", args=[report.slug, passage.document_id, passage.number]),
            {"wrong": "Twice", "evidence": ""},
        )
    assert Remark.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "evidence", "message"),
    [
        ("", "The log", "Say what is wrong"),
        ("  ", "The log", "Say what is wrong"),
        ("x" * 5001, "The log", "What is wrong must be 5,000 characters or fewer: it has 5001"),
        ("Not so", "x" * 5002, "Evidence must be 5,000 characters or fewer: it has 5002"),
        ("Not\0so", "The log", "Null characters are not allowed."),
    ],
)
def test_what_can_t_be_saved_is_told_and_not_lost(
    staff_client: Client, report: Publication, passage: Passage, wrong: str, evidence: str, message: str
) -> None:
    address = reverse("room-comment-on", args=[report.slug, passage.document_id, passage.number])
    response = staff_client.post(address, {"wrong": wrong, "evidence": evidence})
    assert response.status_code == 422
    assert errors(response) == [message]
    assert page(response).xpath("//textarea[@name='evidence']")[0].text.strip() == evidence
    assert not Remark.objects.exists()


def test_a_comment_is_changed_withdrawn_and_brought_back(
    staff_client: Client, report: Publication, comment: Remark
) -> None:
    at = addresses(report, comment)
    said = {"wrong": "Not quite", "evidence": comment.evidence}
    staff_client.post(at["room-change"], said | hidden(staff_client, at["room-change"]))
    comment.refresh_from_db()
    assert comment.wrong == "Not quite"
    assert "Not quite" in words(staff_client.get(at["room-withdraw"]))
    before = hidden(staff_client, at["room-withdraw"])
    for _ in range(2):
        staff_client.post(at["room-withdraw"], before)
    comment.refresh_from_db()
    assert comment.is_withdrawn
    assert "Withdrawn comments (1)" in words(staff_client.get(room(report)))
    staff_client.post(at["room-change"], said | hidden(staff_client, at["room-change"]))
    comment.refresh_from_db()
    assert not comment.is_withdrawn


def test_of_two_who_change_a_comment_the_second_sees_both(
    staff_client: Client, report: Publication, comment: Remark, colleague: User
) -> None:
    address = addresses(report, comment)["room-change"]
    second = signed_in(colleague)
    mine, theirs = hidden(staff_client, address), hidden(second, address)
    second.post(address, theirs | {"wrong": "The colleague’s words", "evidence": ""})
    response = staff_client.post(address, mine | {"wrong": "My own words", "evidence": "Mine"})
    assert response.status_code == 409
    assert "compare both" in errors(response)[0].lower()
    assert "The colleague’s words" in words(response)
    assert page(response).xpath("//textarea[@name='wrong']")[0].text.strip() == "My own words"
    again = {field.get("name"): field.get("value") for field in page(response).xpath("//main//input[@name='seen']")}
    staff_client.post(address, again | {"wrong": "Both", "evidence": "Mine"})
    comment.refresh_from_db()
    assert comment.wrong == "Both"


def test_two_who_comment_on_one_passage_keep_both(
    staff_client: Client, report: Publication, comment: Remark, colleague: User
) -> None:
    signed_in(colleague).post(addresses(report, comment)["room-comment-on"], {"wrong": "Also", "evidence": ""})
    text = words(staff_client.get(room(report)))
    assert "Not so" in text
    assert "Also" in text


def test_all_comments_are_checked_then_submitted_once_and_locked(
    staff_client: Client, report: Publication, comment: Remark, staff: User
) -> None:
    at = addresses(report, comment)
    assert "Not so" in words(staff_client.get(at["room-submit"]))
    seen = hidden(staff_client, at["room-submit"])
    first = staff_client.post(at["room-submit"], seen, follow=True)
    assert "The comments are submitted." in words(first)
    second = staff_client.post(at["room-submit"], seen, follow=True)
    assert "Nothing changed: they were submitted already." in words(second)
    text = words(staff_client.get(room(report)))
    assert "Locked: the comments were submitted and can’t be changed" in text
    assert "Comment on" not in text
    for name in ("room-comment", "room-comment-on", "room-change"):
        assert not page(staff_client.get(at[name])).xpath("//textarea"), name
    response = staff_client.post(at["room-comment-on"], {"wrong": "Too late", "evidence": "x"})
    assert response.status_code == 422
    assert page(response).xpath("//textarea[@name='wrong']")[0].text.strip() == "Too late"
    assert Remark.objects.count() == 1


def test_who_submits_has_read_all_comments(
    staff_client: Client, report: Publication, comment: Remark, colleague: User, round_: Round
) -> None:
    at = addresses(report, comment)
    seen = hidden(staff_client, at["room-submit"])
    signed_in(colleague).post(at["room-comment"], {"wrong": "One more", "evidence": ""})
    response = staff_client.post(at["room-submit"], seen)
    assert "changed since you opened this page" in errors(response)[0]
    assert "One more" in words(response)
    round_.refresh_from_db()
    assert round_.submitted_at is None
    staff_client.post(at["room-submit"], hidden(staff_client, at["room-submit"]))
    round_.refresh_from_db()
    assert round_.submitted_at


def test_without_comments_the_text_is_found_right(staff_client: Client, report: Publication, round_: Round) -> None:
    address = reverse("room-submit", args=[report.slug])
    assert "Submit without comments" in words(staff_client.get(address))
    staff_client.post(address, hidden(staff_client, address))
    round_.refresh_from_db()
    assert round_.submitted_at


def test_an_answer_is_the_force_s_when_it_is_given(
    staff_client: Client, inspector_client: Client, report: Publication, submitted: Round, comment: Remark
) -> None:
    at = addresses(report, comment)
    said = {"words": "We looked again", "is_text_changed": "yes"}
    inspector_client.post(at["room-answer"], said | hidden(inspector_client, at["room-answer"]))
    assert "We looked again" in words(inspector_client.get(room(report)))
    assert "We looked again" not in words(staff_client.get(room(report)))
    assert "We looked again" in words(inspector_client.get(at["room-give"]))
    given = inspector_client.post(at["room-give"], follow=True)
    assert "The force can read the answers" in words(given)
    text = words(staff_client.get(room(report)))
    assert "We looked again" in text
    assert "Text changed" in text
    assert "Nothing changed" in words(inspector_client.post(at["room-give"], follow=True))
    changed = inspector_client.post(at["room-answer"], {"words": "Other", "is_text_changed": "no", "seen": "x"})
    assert "stays as it is" in errors(changed)[0]


def test_an_answer_says_something_and_whether_the_text_changed(
    inspector_client: Client, report: Publication, submitted: Round, comment: Remark
) -> None:
    response = inspector_client.post(
        addresses(report, comment)["room-answer"], {"words": "", "is_text_changed": ""}
    )
    assert errors(response) == ["Write an answer", "Say whether the text was changed"]


def test_of_two_who_answer_the_second_sees_both(
    inspector_client: Client, admin: User, report: Publication, submitted: Round, comment: Remark
) -> None:
    address = addresses(report, comment)["room-answer"]
    seen = hidden(inspector_client, address)
    signed_in(admin).post(address, {"words": "The admin’s", "is_text_changed": "no", "seen": ""})
    response = inspector_client.post(address, seen | {"words": "Mine", "is_text_changed": "yes"})
    assert response.status_code == 409
    assert "The admin’s" in words(response)
    assert page(response).xpath("//textarea[@name='words']")[0].text.strip() == "Mine"
    assert Answer.objects.get().words == "The admin’s"


def test_answers_wait_while_the_force_can_t_read_them(
    inspector_client: Client, admin: User, report: Publication, submitted: Round, comment: Remark
) -> None:
    at = addresses(report, comment)
    inspector_client.post(at["room-answer"], {"words": "Right", "is_text_changed": "yes", "seen": ""})
    take_back(publication=report, by=admin)
    assert "neither with them nor published" in errors(inspector_client.post(at["room-give"]))[0]


def test_inspectors_let_the_force_comment_again(
    inspector_client: Client, staff_client: Client, report: Publication, submitted: Round, comment: Remark
) -> None:
    address = addresses(report, comment)["room-reopen"]
    for wrong in ("", "soon", "2020-01-01", "\0"):
        assert errors(inspector_client.post(address, {"due_on": wrong}))
    day = timezone.localdate() + timedelta(days=3)
    inspector_client.post(address, {"due_on": day.isoformat()})
    assert "in 3 days" in words(staff_client.get(room(report)))
    assert "It could comment already." in words(
        inspector_client.post(address, {"due_on": day.isoformat()}, follow=True)
    )


def test_comments_on_an_earlier_text_stay_in_sight(
    staff_client: Client, report: Publication, comment: Remark
) -> None:
    factories.document(publication=report)
    text = words(staff_client.get(room(report)))
    assert "On an earlier text" in text
    assert comment.passage.text in text


def test_without_a_text_the_whole_is_commented_on(staff_client: Client, admin: User, staff: User) -> None:
    made = factories.publication(slug="bare", force=staff.force, state="draft")
    send_to_force(publication=made, due_on=timezone.localdate(), by=admin)
    assert "No text of it was given to us" in words(staff_client.get(room(made)))
    staff_client.post(reverse("room-comment", args=["bare"]), {"wrong": "No grade", "evidence": ""})
    assert "No grade" in words(staff_client.get(room(made)))


def test_what_was_never_sent_says_so_to_inspectors(inspector_client: Client, barset: object) -> None:
    made = factories.publication(slug="unsent", force=barset, state="draft")
    assert "was not sent to Barset" in words(inspector_client.get(room(made)))
    assert inspector_client.get(reverse("room-reopen", args=["unsent"])).status_code == 404


def test_pages_of_what_is_published_say_that_comments_are_not(
    staff_client: Client, report: Publication, comment: Remark, staff: User, admin: User
) -> None:
    submit_round(round=comment.round, by=staff)
    Publication.objects.filter(pk=report.pk).update(state="published", check_due_on=None)
    text = words(staff_client.get(room(report)))
    assert "these comments and answers are not" in text
    assert "Not so" in text
