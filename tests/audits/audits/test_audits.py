"""The list of audits, the page of each, and what they lend to other pages."""

from typing import Any

import pytest
from django.test import Client

from audits.models import Comparison
from peel.record.models import Comparability, State
from tests import factories
from tests.audits.audits.making import drawn, two_audits
from tests.growth import same_number_of_queries
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db


def test_the_list_says_whose_what_and_when(stranger: Client) -> None:
    two_audits(overall_grade="inadequate", cases_examined=1226)
    national = factories.audit(title="National")
    national.force = None
    national.save()
    shown = rows(stranger, "/audits/")
    assert "Hertfordshire" in shown[0]
    assert "December 2024 to January 2025" in shown[0]
    assert "Inadequate" in shown[0]
    assert [row for row in shown if "England and Wales" in row and "National" in row]


def test_the_list_is_filtered_by_kind_force_and_measure(stranger: Client) -> None:
    audit = factories.audit(kind="stop-and-search", title="The one")
    counted = factories.counted(audit=audit, subject=factories.subject())
    estimate = factories.estimate(audit=audit)
    factories.estimate()
    queries = ["kind=stop-and-search", f"force={audit.force.slug}"]
    queries += [f"subject={row.subject.slug}" for row in (counted, estimate)]
    for query in queries:
        shown = rows(stranger, f"/audits/?{query}")
        assert len(shown) == 1, query
        assert "The one" in shown[0]


def test_the_page_shows_estimates_with_limits_margin_and_source(stranger: Client) -> None:
    document = factories.document()
    audit = factories.audit(publication=document.publication, cases_examined=226, overall_grade="good")
    passage = document.passages.first()
    estimate = factories.estimate(audit=audit, value="94.2", margin="3.0", passage=passage, quote="Text", source="")
    high = factories.estimate(audit=audit, value="98.6", margin="2.85")
    bare = factories.estimate(audit=audit, value="72", margin=None, qualifier="about")
    tree = page(stranger, audit.get_absolute_url())

    def cells(row: Any) -> list[str]:
        return [words(cell) for cell in tree.xpath(f"//tr[@id='{row.anchor}']/*")]

    assert cells(estimate)[1:5] == ["94.2", "91.2", "97.2", "± 3.0 points"]
    assert tree.xpath(f"//tr[@id='{estimate.anchor}']//a/@href") == [passage.get_absolute_url()]
    assert cells(high)[1:4] == ["98.60", "95.75", "100.00"]
    assert "published margin kept" in cells(high)[4]
    assert cells(bare)[1:5] == ["about 72", "[x]", "[x]", "[x] none published"]
    summary = words(tree.xpath("//dl")[0])
    assert "226" in summary
    assert "Good" in summary


def test_counts_are_never_percentages(stranger: Client) -> None:
    audit = factories.audit()
    count = factories.counted(audit=audit, numerator=33, denominator=37)
    tree = page(stranger, audit.get_absolute_url())
    row = words(tree.xpath(f"//tr[@id='{count.anchor}']")[0])
    assert "33 of 37" in row
    assert "%" not in row
    assert "89" not in row


def test_the_page_says_which_audits_compare_and_who_says_so(stranger: Client) -> None:
    earlier, later = two_audits()
    for audit, other in ((earlier, later), (later, earlier)):
        tree = page(stranger, audit.get_absolute_url())
        row = tree.xpath("//h2[@id='comparisons']/following-sibling::div//tbody/tr")[0]
        assert other.title in words(row)
        assert "Comparable The method is the same. the inspectorate" in words(row)


def test_an_audit_without_results_says_so(stranger: Client) -> None:
    text = words(page(stranger, factories.audit().get_absolute_url()))
    for missing in ("We hold no estimate", "We hold no count", "We hold no statement on whether"):
        assert missing in text


def test_results_that_were_not_loaded_are_listed_with_the_reason(stranger: Client) -> None:
    factories.force("Kent")
    tree = page(stranger, "/audits/not-loaded/")
    shown = [words(row) for row in tree.xpath("//main//tbody/tr")]
    assert shown
    assert all(len(row.xpath("./*")) == 4 for row in tree.xpath("//main//tbody/tr"))
    assert "/forces/kent/" in tree.xpath("//main//tbody//a/@href")


def test_the_notes_of_a_passage_link_to_its_estimates_and_counts() -> None:
    document = factories.document()
    first, second, third = document.passages.all()
    audit = factories.audit(publication=document.publication)
    estimate = factories.estimate(audit=audit, passage=first, quote="Text", source="")
    count = factories.counted(audit=audit, passage=second, quote="Text", source="")
    template = (
        "{% audit_notes document as notes %}{% for passage in passages %}{% for note in notes|of_passage:passage %}"
        "{{ passage.number }} {{ note.label }} {{ note.url }} {% endfor %}{% endfor %}"
    )
    text = drawn(template, document=document, passages=[first, second, third])
    assert text == f"1 Estimate {estimate.get_absolute_url()} 2 Count {count.get_absolute_url()} "


def test_an_unpublished_audit_is_nowhere(stranger: Client, inspector_client: Client) -> None:
    earlier, later = two_audits(state=State.DRAFT)
    later.title = "Zanzibar audit"
    later.save()
    for url in ("/audits/", "/audits/?format=csv", earlier.get_absolute_url()):
        assert "Zanzibar" not in stranger.get(url).content.decode(), url
        assert "Zanzibar" in inspector_client.get(url).content.decode(), url
    assert stranger.get(later.get_absolute_url()).status_code == 404
    assert inspector_client.get(later.get_absolute_url()).status_code == 200


def test_a_result_in_words_that_are_hidden_is_hidden(stranger: Client, inspector_client: Client) -> None:
    hidden = factories.document(publication=factories.publication(state=State.DRAFT)).passages.first()
    audit = factories.audit()
    estimate = factories.estimate(audit=audit, passage=hidden, quote="Text", source="")
    assert estimate.anchor not in stranger.get(audit.get_absolute_url()).content.decode()
    assert estimate.anchor in inspector_client.get(audit.get_absolute_url()).content.decode()


def test_an_empty_list_says_so(stranger: Client) -> None:
    assert "There are no audits in the record yet" in words(page(stranger, "/audits/"))


def test_the_list_asks_the_same_number_of_queries(stranger: Client) -> None:
    same_number_of_queries(stranger, "/audits/", lambda: factories.estimate(audit=factories.audit()))


def test_the_page_asks_the_same_number_of_queries(stranger: Client) -> None:
    audit = factories.audit()

    def one_more() -> None:
        factories.estimate(audit=audit)
        factories.counted(audit=audit, wording=f"case {audit.counts.count()}", subject=factories.subject())
        said = {"comparable": Comparability.NO, "statement": "x", "whose": "y", "source": "z"}
        Comparison.objects.create(earlier=factories.audit(), later=audit, **said)
        Comparison.objects.create(earlier=audit, later=factories.audit(), **said)

    same_number_of_queries(stranger, audit.get_absolute_url(), one_more)
