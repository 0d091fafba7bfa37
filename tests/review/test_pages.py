"""The pages of a review: who gets them, what stands on them, and what pressing a button does."""

import pytest
from django.test import Client
from django.urls import reverse

from peel.record.models import Decision, Draft, Judgment, Publication, Role, State, Upload, User
from peel.review.actions.decide import accept_undoubted, decide
from tests import factories
from tests.growth import same_number_of_queries
from tests.review.conftest import faults, page, signed_in, words

pytestmark = pytest.mark.django_db


def addresses(row: Draft) -> dict[str, str]:
    """Every page of entry."""
    upload = Upload.objects.create(
        sha256="0" * 64, content=b"x", name="x.txt", reading=row.content, given_by=row.read_by
    )
    names = ["draft", "draft-difference", "draft-decide", "draft-read-again"]
    return {
        "entry": reverse("entry"),
        "document-new": reverse("document-new"),
        "document-what": reverse("document-what", args=[upload.pk]),
        "draft-proposal": reverse("draft-proposal", args=[row.pk, "judgment", 0]),
        **{name: reverse(name, args=[row.pk]) for name in names},
    }


def test_nobody_but_admins_has_these_pages(row: Draft, client: Client) -> None:
    force = row.document.publication.force
    people = [
        client,
        signed_in(factories.user(role=Role.INSPECTOR)),
        signed_in(factories.user(role=Role.FORCE_STAFF, force=force)),
    ]
    found = addresses(row)
    for browser in people:
        for name, address in found.items():
            method = browser.post if name in ("draft-decide", "draft-read-again") else browser.get
            assert method(address).status_code == 404, name
        assert browser.post(found["document-new"], {"text": "x"}).status_code == 404
        assert browser.post(found["draft-decide"], {"kind": "figure", "accept": "0"}).status_code == 404
        assert browser.post(found["document-what"], {"discard": "1"}).status_code == 404
    assert not Decision.objects.exists()
    assert Upload.objects.exists()


def test_an_admin_has_them_and_no_cache_keeps_them(row: Draft, ann_client: Client) -> None:
    for name, address in addresses(row).items():
        if name not in ("draft-decide", "draft-read-again"):
            response = ann_client.get(address)
            assert response.status_code == 200, name
            assert response.headers["Cache-Control"] == "no-store"
            assert response.headers["X-Robots-Tag"] == "noindex"


def test_buttons_are_pressed_by_post_with_a_token(row: Draft, ann: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ann)
    for name, address in addresses(row).items():
        assert strict.post(address, {"accept": "0", "kind": "figure"}).status_code == 403, name
    decide_by_link = strict.get(reverse("draft-decide", args=[row.pk]), {"accept": "0", "kind": "figure"})
    assert decide_by_link.status_code == 405
    assert not Decision.objects.exists()


def test_the_desk_says_what_waits(row: Draft, ann: User, ann_client: Client) -> None:
    decide(draft=row, kind="figure", number=0, verdict="accept", by=ann)
    text = words(ann_client.get(reverse("entry")))
    total = len(page(ann_client.get(reverse("draft", args=[row.pk]))).xpath("//article"))
    assert f"1 of {total} decided" in text
    assert "Nothing waits" not in text
    Draft.objects.update(accepted_at=row.read_at, accepted_by=ann)
    Publication.objects.update(state=State.PUBLISHED)
    assert "Nothing waits" in words(ann_client.get(reverse("entry")))


def test_the_desk_says_who_has_the_next_step(row: Draft, ann: User, ben: User, ann_client: Client) -> None:
    publication = row.document.publication
    address = f'href="{reverse("publication-state", args=[publication.slug])}"'
    assert address not in ann_client.get(reverse("entry")).content.decode(), "its draft is reviewed first"
    Draft.objects.update(accepted_at=row.read_at, accepted_by=ann)

    def sections(**changed: object) -> list[str]:
        Publication.objects.filter(pk=publication.pk).update(**changed)
        return page(ann_client.get(reverse("entry"))).xpath(f"//ul[.//a[@{address}]]/preceding-sibling::h2[1]/@id")

    assert sections(prepared_by=ann) == ["for-another"]
    assert sections(prepared_by=ben) == ["to-check"]
    assert sections(state=State.WITH_FORCE, check_due_on="2026-12-01") == ["with-force"]
    assert "Asked to comment by 1 December 2026" in words(ann_client.get(reverse("entry")))
    assert sections(state=State.PUBLISHED, check_due_on=None) == []


def test_a_draft_shows_each_proposal_beside_its_words(sample: Draft, ann_client: Client) -> None:
    tree = page(ann_client.get(reverse("draft", args=[sample.pk])))
    card = tree.get_element_by_id("estimate-2")
    beside = card.xpath("ancestor::div[contains(@class, 'beside__cards')]/preceding-sibling::div")[0]
    quote = "92.6 percent (+/-2.7 percentage points)"
    assert quote in card.text_content()
    assert quote in [mark.text_content() for mark in beside.xpath(".//mark")]
    doubts = [each for each in tree.xpath("//ul[@class='doubts']//a/@href") if each.startswith("?open=")]
    assert doubts
    assert all(tree.xpath(f"//*[@id='{target.partition('#')[2]}']") for target in doubts)
    headings = tree.xpath("//h2/@id")
    assert headings.index("doubts") < headings.index("all-document")


def test_every_passage_is_on_the_page(sample: Draft, ann_client: Client) -> None:
    text = words(ann_client.get(reverse("draft", args=[sample.pk])))
    for passage in sample.document.passages.all():
        assert " ".join(passage.text.split()) in text


def test_accept_and_reject_by_button(row: Draft, ann_client: Client) -> None:
    address = reverse("draft-decide", args=[row.pk])
    for verdict, number in (("accept", "0"), ("reject", "1")):
        response = ann_client.post(address, {"kind": "judgment", verdict: number})
        assert response.headers["Location"] == f"{reverse('draft', args=[row.pk])}?open=judgment#judgment-{number}"
    text = words(ann_client.get(reverse("draft", args=[row.pk])))
    assert "Grades 2 of 2 decided Done" in text
    assert set(Decision.objects.values_list("number", "verdict")) == {(0, "accept"), (1, "reject")}


def opened(client: Client, row: Draft, asked: str = "") -> list[str]:
    """The headings of the groups of proposals that stand open."""
    tree = page(client.get(reverse("draft", args=[row.pk]), {"open": asked} if asked else {}))
    groups = tree.xpath("//section[.//article][details[@open]]")
    return [group.findtext(".//h2") for group in groups]


def test_what_is_next_to_decide_stands_open(row: Draft, ann: User, ann_client: Client) -> None:
    assert opened(ann_client, row) == ["The document"]
    assert opened(ann_client, row, "judgment") == ["Grades"]
    assert opened(ann_client, row, "zzz") == ["The document"]
    decide(draft=row, kind="document", number=0, verdict="accept", by=ann)
    assert opened(ann_client, row) == ["Grades"]
    text = words(ann_client.get(reverse("draft", args=[row.pk])))
    assert "Next: grades, 2 left" in text
    accept_undoubted(draft=row, by=ann)
    assert opened(ann_client, row) == []
    assert "See what it changes, and write it" in words(ann_client.get(reverse("draft", args=[row.pk])))


def test_doubts_are_settled_by_decisions(sample: Draft, ann: User, ann_client: Client) -> None:
    address = reverse("draft", args=[sample.pk])

    def settled() -> list[str]:
        tree = page(ann_client.get(address))
        return tree.xpath("string(//h2[@id='doubts']/following-sibling::p)").split()[:3]

    many = settled()[2]
    assert settled() == ["0", "of", many]
    for number in range(4):
        decide(draft=sample, kind="estimate", number=number, verdict="accept", by=ann)
    assert settled() == ["2", "of", many]


def test_a_group_by_one_button_unless_in_doubt(sample: Draft, ann_client: Client) -> None:
    address = reverse("draft", args=[sample.pk])
    tree = page(ann_client.get(address))
    groups = {form.fields["kind"]: form for form in tree.forms if "kind" in form.fields}
    assert groups["figure"].xpath(".//button[@name='all']")
    assert not groups["estimate"].xpath(".//button[@name='all']")
    decided = reverse("draft-decide", args=[sample.pk])
    assert "accepted" in words(ann_client.post(decided, {"kind": "figure", "all": "1"}, follow=True))
    response = ann_client.post(decided, {"kind": "estimate", "all": "1"}, follow=True)
    assert "one by one" in response.content.decode()
    assert set(Decision.objects.values_list("kind", flat=True)) == {"figure"}


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"kind": "figure"},
        {"kind": "figure", "accept": "99"},
        {"kind": "figure", "accept": "-1"},
        {"kind": "figure", "accept": "²"},
        {"kind": "figure", "accept": "9" * 400},
        {"kind": "zzz", "accept": "0"},
        {"kind": "\0", "accept": "0"},
        {"kind": "letter", "accept": "0"},
        {"kind": "document", "reject": "0"},
    ],
)
def test_nonsense_is_not_found(row: Draft, ann_client: Client, sent: dict) -> None:
    assert ann_client.post(reverse("draft-decide", args=[row.pk]), sent).status_code == 404
    assert not Decision.objects.exists()


@pytest.mark.parametrize("path", ["judgment/9/", "zzz/0/", "letter/0/", "judgment/99999999999999999999/"])
def test_a_proposal_that_is_none(row: Draft, ann_client: Client, path: str) -> None:
    assert ann_client.get(f"{reverse('draft', args=[row.pk])}{path}").status_code == 404
    assert ann_client.get(reverse("draft", args=[row.pk + 1000])).status_code == 404
    assert ann_client.post(reverse("draft-decide", args=[row.pk + 1000]), {"kind": "figure"}).status_code == 404


def test_the_history_of_decisions_is_on_the_page(row: Draft, ann: User, ben: User, ann_client: Client) -> None:
    decide(draft=row, kind="figure", number=0, verdict="accept", by=ann)
    decide(draft=row, kind="figure", number=0, verdict="reject", reason="No figure at all", by=ben)
    tree = page(ann_client.get(reverse("draft", args=[row.pk])))
    found = [" ".join(each.text_content().split()) for each in tree.xpath("//ol[@reversed]/li")]
    assert len(found) == 2
    assert f"{ben} – rejected: figure 1 (No figure at all)" in found[0]
    assert f"{ann} – accepted: figure 1" in found[1]


def test_reading_again_says_that_nothing_is_new(sample: Draft, ann_client: Client) -> None:
    response = ann_client.post(reverse("draft-read-again", args=[sample.pk]), follow=True)
    assert "the reader finds the same as before" in words(response)
    assert Draft.objects.count() == 1


def test_a_page_of_a_draft_asks_as_often_with_more_proposals_and_decisions(row: Draft, ann_client: Client) -> None:
    def make() -> None:
        figures = row.content["figures"]
        figures.append({**figures[0], "subject": f"subject {len(figures)}"})
        row.save()
        person = factories.user(role=Role.ADMIN)
        decide(draft=row, kind="figure", number=len(figures) - 1, verdict="accept", by=person)

    same_number_of_queries(ann_client, reverse("draft", args=[row.pk]), make)


def test_the_desk_asks_as_often_with_more_drafts(row: Draft, ann: User, ann_client: Client) -> None:
    def make() -> None:
        document = factories.document(publication=factories.publication(state=State.DRAFT, prepared_by=ann))
        Draft.objects.create(document=document, content=row.content, content_sha256="1" * 64, read_by=ann)
        sha256 = f"{document.pk:064}"
        Upload.objects.create(sha256=sha256, content=b"x", name="x", reading=row.content, given_by=ann)

    same_number_of_queries(ann_client, reverse("entry"), make)


def test_a_whole_review_through_the_pages(row: Draft, ann: User, ann_client: Client) -> None:
    address = reverse("draft-difference", args=[row.pk])
    text = words(ann_client.get(address))
    assert "Until all are, nothing can be written" in text
    ann_client.post(reverse("draft-decide", args=[row.pk]), {"kind": "undoubted", "all": "1"})
    form = page(ann_client.get(address)).forms[-1]
    response = ann_client.post(address, dict(form.form_values()), follow=True)
    assert "Written to the record" in words(response)
    assert response.request["PATH_INFO"] == reverse("publication-state", args=[row.document.publication.slug])
    assert Judgment.objects.count() == 2
    again = ann_client.post(address, dict(form.form_values()), follow=True)
    assert "Nothing changed: this was written" in words(again)
    assert Judgment.objects.count() == 2


def test_undecided_proposals_are_listed_and_nothing_is_written(row: Draft, ann_client: Client) -> None:
    address = reverse("draft-difference", args=[row.pk])
    response = ann_client.post(address, {"mark": "x"})
    assert response.status_code == 409
    assert "not decided yet" in faults(response)[0]
    assert "Investigating crime: Good" in words(response)
    assert not Judgment.objects.exists()


def test_what_can_not_be_written_says_why(letter_row: Draft, ann: User, ann_client: Client) -> None:
    accept_undoubted(draft=letter_row, by=ann)
    response = ann_client.get(reverse("draft-difference", args=[letter_row.pk]))
    assert "can't be found" in faults(response)[0]
    assert not page(response).xpath("//button[text()='Write to the record']")


def test_a_document_leads_admins_back_to_its_review(row: Draft, ann_client: Client) -> None:
    address = reverse("draft", args=[row.pk])
    assert address in ann_client.get(row.document.get_absolute_url()).content.decode()
    inspector = signed_in(factories.user(role=Role.INSPECTOR))
    assert address not in inspector.get(row.document.get_absolute_url()).content.decode()
