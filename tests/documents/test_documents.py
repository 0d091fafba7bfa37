"""Documents, and what hangs on a publication."""

import pytest
from django.test import Client

from peel.record.models import Move, MoveKind, Passage, PublicationKind, State, Stay
from tests import factories
from tests.growth import same_number_of_queries
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def other():
    """A publication that is neither a report nor a letter."""
    return factories.publication(kind=PublicationKind.CAUSES_OF_CONCERN, force=factories.force("Barset"))


def text(client, thing):
    """The page of a thing as words."""
    return words(page(client, thing.get_absolute_url()))


def test_the_list_names_documents_and_their_publications(stranger: Client, other) -> None:
    document = factories.document(publication=other)
    factories.document(publication=factories.publication())
    (found,) = rows(stranger, "/documents/?force=barset")
    assert document.name in found
    assert other.title in found
    assert "Cause of concern published early" in found
    assert len(rows(stranger, "/documents/")) == 2
    assert rows(stranger, "/documents/?kind=letter") == []


def test_a_document_shows_where_it_came_from_and_all_its_passages(stranger: Client, other) -> None:
    document = factories.document(publication=other, address="https://example.org/a")
    found = page(stranger, document.get_absolute_url())
    for piece in (document.sha256, "https://example.org/a", document.name, other.title):
        assert piece in words(found)
    for passage in document.passages.all():
        assert words(found.xpath(f"//*[@id='p-{passage.number}']")[0]) == passage.text


def test_passages_are_shown_as_text(stranger: Client, other) -> None:
    document = factories.document(publication=other)
    document.passages.filter(number=2).update(text="<script>alert(1)</script> & more")
    assert "<script>alert(1)" not in stranger.get(document.get_absolute_url()).content.decode()
    assert "<script>alert(1)</script> & more" in text(stranger, document)


def test_a_list_is_one_list(stranger: Client, other) -> None:
    document = factories.document(publication=other)
    Passage.objects.create(document=document, number=4, kind="bullet", text="Second item")
    Passage.objects.create(document=document, number=5, kind="paragraph", text="After the list")
    (found,) = page(stranger, document.get_absolute_url()).xpath("//ul[@class='passages__list']")
    assert [item.get("id") for item in found] == ["p-3", "p-4"]


def test_a_passage_leads_to_the_closure_and_the_move_it_tells_of(stranger: Client) -> None:
    letter = factories.letter()
    document = factories.document(publication=letter.publication)
    at = {"source": "", "passage": document.passages.get(number=2)}
    cause = factories.cause(force=letter.force)
    factories.closure(cause=cause, letter=letter, **at)
    stay = Stay.objects.create(key="stay", force=letter.force)
    Move.objects.create(
        stay=stay,
        publication=letter.publication,
        event=MoveKind.LEFT,
        on=letter.sent_on,
        precision="day",
        **at,
    )
    links = page(stranger, document.get_absolute_url()).xpath("//*[@id='p-2']//a/@href")
    assert links == [cause.get_absolute_url(), f"{letter.force.get_absolute_url()}#monitoring"]


def test_a_document_without_passages_says_so(stranger: Client, other) -> None:
    document = factories.document(publication=other)
    document.passages.all().delete()
    assert "No passage of this document is in the record." in text(stranger, document)


def test_an_unpublished_document_is_not_there(stranger: Client, inspector_client: Client) -> None:
    hidden = factories.document(publication=factories.publication(state=State.DRAFT), name="quoll.txt")
    assert stranger.get(hidden.get_absolute_url()).status_code == 404
    assert "quoll" not in stranger.get("/documents/").content.decode()
    assert "quoll" in text(inspector_client, hidden)


def test_reports_and_letters_have_pages_of_their_own(stranger: Client) -> None:
    inspection, letter = factories.inspection(), factories.letter()
    for thing, publication in ((inspection, inspection.report), (letter, letter.publication)):
        response = stranger.get(publication.get_absolute_url())
        assert response.status_code == 302
        assert response["Location"] == thing.get_absolute_url()


def test_a_publication_shows_what_hangs_on_it(stranger: Client, other) -> None:
    raised = factories.cause(raised_in=other, title="Raised here")
    closed = factories.cause(title="Closed here")
    factories.closure(cause=closed, letter=factories.letter(publication=factories.publication()))
    closed.closure.publication = other
    closed.closure.save()
    finding = factories.finding(publication=other)
    factories.figure(publication=other)
    document = factories.document(publication=other)
    audit = factories.audit(publication=other)
    found = page(stranger, other.get_absolute_url())
    for thing in (raised, closed, finding, document, audit):
        assert found.xpath(f"//main//a[@href='{thing.get_absolute_url()}']"), thing
    assert found.xpath(f"//main//a[@href='/figures/?publication={other.slug}']")


def test_a_publication_without_records_says_so(stranger: Client, other) -> None:
    assert "We hold no cause of concern, finding or document from it." in text(stranger, other)


def test_an_unpublished_publication_is_not_there(stranger: Client, inspector_client: Client) -> None:
    hidden = factories.publication(kind=PublicationKind.OTHER, state=State.WITH_FORCE, force=factories.force())
    assert stranger.get(hidden.get_absolute_url()).status_code == 404
    assert "With the force for checking" in text(inspector_client, hidden)


def test_hidden_causes_are_not_named_as_closed(stranger: Client, other) -> None:
    cause = factories.cause(title="Dunnart", state=State.DRAFT)
    factories.closure(cause=cause, letter=factories.letter(publication=factories.publication()))
    cause.closure.publication = other
    cause.closure.save()
    assert "Dunnart" not in text(stranger, other)


def test_the_list_asks_the_same_for_many(stranger: Client) -> None:
    same_number_of_queries(
        stranger,
        "/documents/",
        lambda: factories.document(publication=factories.publication(force=factories.force())),
    )


def test_a_document_asks_the_same_for_many(stranger: Client, other) -> None:
    document = factories.document(publication=other)

    def make():
        number = document.passages.count() + 1
        passage = Passage.objects.create(document=document, number=number, kind="bullet", text="An item")
        factories.finding(publication=other, source="", passage=passage)
        factories.counted(audit=factories.audit(publication=other), source="", passage=passage)

    same_number_of_queries(stranger, document.get_absolute_url(), make)


def test_a_publication_asks_the_same_for_many(stranger: Client, other) -> None:
    def make():
        factories.cause(raised_in=other, restated_in=other)
        factories.finding(publication=other, area=factories.area())
        factories.figure(publication=other)
        factories.document(publication=other)
        factories.audit(publication=other)

    same_number_of_queries(stranger, other.get_absolute_url(), make)
