"""The list of letters, and the page of each: the block, the body, and what the letter did."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from audits.models import Comparison
from peel.record.models import (
    Closure,
    Comparability,
    Correspondent,
    CorrespondentRole,
    Effect,
    FigureKind,
    FindingKind,
    Move,
    MoveKind,
    PublicationKind,
    State,
    Stay,
    Supersession,
)
from tests import factories
from tests.growth import same_number_of_queries
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db
TEXT = [
    ("heading", "Closure of cause of concern"),
    ("paragraph", "From"),
    ("paragraph", "Roy Example"),
    ("paragraph", "Sent on"),
    ("paragraph", "11 July 2025"),
    ("heading", "Progress"),
    ("paragraph", "We looked again."),
    ("bullet", "first"),
    ("bullet", "second"),
    ("heading", "Conclusion"),
    ("paragraph", "Our letter of 11 July 2025 ends here."),
]


def letter_with_text(**fields: Any) -> Any:
    """A letter with a block, a document, and deeds of every kind."""
    letter = factories.letter(**fields)
    for role, name, rank in (
        (CorrespondentRole.FROM, "Roy Example", "HM Inspector\nof Constabulary"),
        (CorrespondentRole.TO, "Andy Example", "Chief Constable"),
        (CorrespondentRole.CC, "Jonathan Example", ""),
    ):
        Correspondent.objects.create(letter=letter, role=role, order=1, name=name, rank=rank)
    document = factories.document(publication=letter.publication)
    document.passages.all().delete()
    for number, (kind, text) in enumerate(TEXT, start=1):
        document.passages.create(number=number, kind=kind, text=text)
    return letter


def with_deeds(letter: Any) -> dict[str, Any]:
    """What the letter did: one of each kind."""
    publication = letter.publication
    cause = factories.cause(force=letter.force, title="The closed cause")
    factories.closure(cause=cause, letter=letter)
    replaced = factories.cause(force=letter.force, title="The replaced cause")
    finding = factories.finding(
        publication=publication, heading="The opened area", kind=FindingKind.AREA_FOR_IMPROVEMENT
    )
    Supersession.objects.create(
        cause=replaced, finding=finding, publication=publication, on=letter.sent_on, source="x"
    )
    figure = factories.figure(publication=publication, kind=FigureKind.MONEY, value="251800000")
    stay = Stay.objects.create(force=letter.force, key=f"stay-{letter.pk}")
    left = {"event": MoveKind.LEFT, "on": letter.sent_on, "precision": "day", "effect": Effect.MADE}
    Move.objects.create(stay=stay, publication=publication, source="x", **left)
    raised = factories.cause(force=letter.force, title="The raised cause", raised_in=publication)
    audit = factories.audit(force=letter.force, publication=publication)
    return {
        "cause": cause,
        "replaced": replaced,
        "finding": finding,
        "figure": figure,
        "raised": raised,
        "audit": audit,
    }


def test_the_list_says_what_each_letter_did(stranger: Client) -> None:
    letter = letter_with_text()
    with_deeds(letter)
    shown = rows(stranger, "/letters/")
    assert len(shown) == 1
    assert "11 July 2025" in shown[0]
    assert "Closed 1, opened 1 area for improvement, raised 1 cause of concern, changed the monitoring" in shown[0]


def test_the_list_is_filtered(stranger: Client) -> None:
    letter = factories.letter(kind="revisit", sent_on=date(2024, 5, 21))
    factories.letter()
    queries = [f"force={letter.force.slug}", "kind=revisit", "sent_until=2024-12-31"]
    queries.append("sent_from=2024-05-21&sent_until=2024-05-21")
    for query in queries:
        shown = rows(stranger, f"/letters/?{query}")
        assert len(shown) == 1, query
        assert letter.publication.title in shown[0]


def test_the_block_names_everybody(stranger: Client) -> None:
    letter = letter_with_text()
    block = page(stranger, letter.get_absolute_url()).xpath("//dl[contains(@class, 'letter__block')]")[0]
    keys = [words(key) for key in block.xpath(".//dt")]
    assert keys == ["From", "To", "Cc", "Sent on", "Published on", "Subject"]
    values = [words(value) for value in block.xpath(".//dd")]
    assert values[0] == "Roy ExampleHM Inspectorof Constabulary"
    assert values[3] == "11 July 2025"
    assert values[4].startswith("17 October 2024")


def test_a_day_of_publication_like_that_of_sending_is_not_repeated(stranger: Client) -> None:
    letter = letter_with_text()
    letter.publication.published_on = letter.sent_on
    letter.publication.save()
    assert "Published on" not in words(page(stranger, letter.get_absolute_url()).xpath("//main//dl")[0])


def test_of_a_letter_whose_sending_no_source_dates_the_day_of_publication_stands(stranger: Client) -> None:
    letter = letter_with_text(sent_on=None)
    facts = words(page(stranger, letter.get_absolute_url()).xpath("//main//dl")[0])
    assert "Sent onNot stated" in facts.replace("Sent on ", "Sent on")
    assert "17 October 2024" in facts
    assert "another day" not in facts
    assert letter.publication.title in words(page(stranger, f"/letters/?force={letter.force.slug}"))


def test_the_body_keeps_the_letters_headings_and_an_id_for_every_passage(stranger: Client) -> None:
    letter = letter_with_text()
    article = page(stranger, letter.get_absolute_url()).xpath("//article")[0]
    assert article.xpath(".//*[starts-with(@id, 'p-')]/@id") == [f"p-{n}" for n in range(1, len(TEXT) + 1)]
    assert [words(item) for item in article.xpath(".//ul[li[@id='p-8']]/li")] == ["first", "second"]
    head = article.xpath(".//details")[0]
    assert head.xpath(".//*[starts-with(@id, 'p-')]/@id") == [f"p-{n}" for n in range(1, 6)]
    assert not article.xpath(".//h3[@id='p-6']/ancestor::details")


def test_each_deed_is_linked(stranger: Client) -> None:
    letter = letter_with_text()
    deeds = with_deeds(letter)
    annex = page(stranger, letter.get_absolute_url()).xpath("//section[contains(@class, 'letter__annex')]")[0]
    links = annex.xpath(".//a/@href")
    for name, row in deeds.items():
        assert row.get_absolute_url() in links, name
    assert "£251.8 million" in words(annex)
    assert "left engage, 11 July 2025" in words(annex)


def test_a_closed_finding_and_a_closed_recommendation_are_deeds_too(stranger: Client) -> None:
    letter = letter_with_text()
    finding, recommendation = factories.finding(), factories.recommendation()
    for closed in ({"finding": finding}, {"recommendation": recommendation}):
        did = {"publication": letter.publication, "closed_on": letter.sent_on, "effect": Effect.MADE}
        Closure.objects.create(source="x", **did, **closed)
    links = page(stranger, letter.get_absolute_url()).xpath("//section//a/@href")
    assert finding.get_absolute_url() in links
    assert recommendation.get_absolute_url() in links
    assert "Closed 2" in rows(stranger, "/letters/")[0]


def test_the_audits_before_and_after_stand_on_the_page(stranger: Client) -> None:
    letter = letter_with_text()
    later = factories.audit(force=letter.force, publication=letter.publication)
    earlier = factories.audit(force=letter.force)
    subject = factories.subject(name="Rape")
    for audit, n in ((earlier, (26, 40)), (later, (33, 37))):
        factories.counted(audit=audit, subject=subject, numerator=n[0], denominator=n[1])
    Comparison.objects.create(
        earlier=earlier, later=later, comparable=Comparability.YES, statement="x", whose="y", source="z"
    )
    tree = page(stranger, letter.get_absolute_url())
    row = tree.xpath("//table//tr[th='Rape']/td")
    assert [words(cell) for cell in row] == ["26 of 40", "33 of 37"]


def test_a_passage_that_gives_a_result_has_the_one_before_beside_it(stranger: Client) -> None:
    letter = letter_with_text()
    here = letter.publication.documents.get().passages.get(number=7)
    later = factories.audit(force=letter.force, publication=letter.publication)
    earlier = factories.audit(force=letter.force)
    subject, elsewhere = factories.subject(name="Rape"), factories.subject(name="Elsewhere")
    stated = {"passage": here, "quote": "We", "source": ""}
    factories.estimate(audit=earlier, subject=subject, value="80.8", margin="5.7")
    factories.estimate(audit=later, subject=subject, value="94.2", margin="3.0", **stated)
    factories.counted(audit=earlier, subject=subject, numerator=26, denominator=40)
    factories.counted(audit=later, subject=subject, numerator=33, denominator=37, **stated)
    for audit in (earlier, later):
        factories.counted(audit=audit, subject=elsewhere, wording="elsewhere")
    Comparison.objects.create(
        earlier=earlier, later=later, comparable=Comparability.YES, statement="x", whose="y", source="z"
    )
    article = page(stranger, letter.get_absolute_url()).xpath("//article")[0]
    (table,) = article.xpath(".//p[@id='p-7']/following-sibling::*[1]//tbody")
    assert [[words(cell) for cell in row] for row in table] == [
        [
            "Rape",
            "80.8% (± 5.7 points)",
            "94.2% (± 3.0 points)",
            "None",
            "rose by 13.4 points, statistically significant",
        ],
        ["Rape", "26 of 40", "33 of 37", "None", "Counted, not tested"],
    ]


def test_a_letter_that_did_nothing_says_so(stranger: Client) -> None:
    letter = factories.letter()
    text = words(page(stranger, letter.get_absolute_url()))
    assert "We hold nothing that this letter closed, opened, replaced or moved." in text
    assert "We do not hold the text of this letter" in text


def test_the_annex_comes_after_the_letter(stranger: Client) -> None:
    letter = letter_with_text()
    main = page(stranger, letter.get_absolute_url()).xpath("//main")[0]
    order = [element.tag for element in main.iter("article", "section")]
    assert order == ["article", "section"]


def test_an_unpublished_letter_is_a_404_and_in_no_list(stranger: Client, inspector_client: Client) -> None:
    letter = letter_with_text(state=State.DRAFT)
    assert stranger.get(letter.get_absolute_url()).status_code == 404
    assert not rows(stranger, "/letters/")
    text = words(page(inspector_client, letter.get_absolute_url()))
    assert "Not published" in text


def test_a_published_letter_does_not_name_what_is_hidden(stranger: Client, inspector_client: Client) -> None:
    letter = letter_with_text()
    hidden = factories.cause(title="Zanzibar cause", state=State.DRAFT, force=letter.force)
    factories.closure(cause=hidden, letter=letter)
    for url in (letter.get_absolute_url(), "/letters/"):
        assert "Zanzibar" not in stranger.get(url).content.decode()
    assert "closed 1" not in rows(stranger, "/letters/")[0].lower()
    assert "Zanzibar" in inspector_client.get(letter.get_absolute_url()).content.decode()


def test_an_empty_list_says_so(stranger: Client) -> None:
    assert "There are no letters in the record yet" in words(page(stranger, "/letters/"))


def test_the_list_asks_the_same_number_of_queries(stranger: Client) -> None:
    same_number_of_queries(stranger, "/letters/", factories.letter)


def test_the_page_asks_the_same_number_of_queries(stranger: Client) -> None:
    letter = letter_with_text()
    with_deeds(letter)
    document = letter.publication.documents.get()
    audit = factories.audit(force=letter.force, publication=letter.publication)

    def one_more() -> None:
        carried = {"force": letter.force, "kind": PublicationKind.LETTER}
        cause = factories.cause(force=letter.force)
        factories.closure(cause=cause, letter=letter)
        factories.cause(force=letter.force, raised_in=letter.publication)
        factories.finding(publication=letter.publication, kind=FindingKind.AREA_FOR_IMPROVEMENT)
        factories.figure(publication=letter.publication)
        passage = document.passages.create(
            number=document.passages.count() + 1, kind="paragraph", text="More and more"
        )
        factories.estimate(audit=audit, passage=passage, quote="More", source="")
        factories.counted(audit=audit, passage=passage, quote="more", source="")
        factories.audit(publication=factories.publication(**carried))

    same_number_of_queries(stranger, letter.get_absolute_url(), one_more)


def test_a_force_of_which_the_list_has_nothing_has_a_page_of_its_own(stranger: Client) -> None:
    kent = factories.force("Kent")
    nothing = page(stranger, "/letters/?force=kent").xpath("//*[@class='nothing']")[0]
    assert nothing.xpath(".//a/@href") == ["/letters/", kent.get_absolute_url()]


def test_a_letter_of_which_nobody_is_known_says_so(stranger: Client) -> None:
    letter = factories.letter()
    facts = page(stranger, letter.get_absolute_url()).xpath("//main//dl//div")
    assert "From and toNot known to us" in [words(row) for row in facts]


def test_the_block_of_a_letter_not_sent_yet_ends_with_the_last_person(stranger: Client) -> None:
    letter = letter_with_text(sent_on=None)
    folded = page(stranger, letter.get_absolute_url()).xpath("//main//details")[0]
    assert "Roy Example" in words(folded)
    assert "Sent on" not in words(folded)
    assert "Progress" not in words(folded)
    text = letter.publication.documents.get().passages
    text.create(number=90, kind="paragraph", text="Roy Example")
    assert "Progress" not in words(page(stranger, letter.get_absolute_url()).xpath("//main//details")[0])
