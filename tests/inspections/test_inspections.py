"""The list of inspections, and the report of one."""

import csv
import gzip
from datetime import date
from io import StringIO

import pytest
from django.test import Client

from peel.record.models import (
    Correction,
    FindingKind,
    Grading,
    InspectionKind,
    Passage,
    Recommendation,
    Revision,
    State,
)
from tests import factories
from tests.growth import same_number_of_queries
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection():
    return factories.inspection(force=factories.force("Barset"), hm_inspector="Jo Example")


@pytest.fixture
def document(inspection):
    return factories.document(publication=inspection.report)


def text(client, inspection):
    """The page of an inspection as words."""
    return words(page(client, inspection.get_absolute_url()))


def passage(document, number=2):
    """One of a document's passages."""
    return document.passages.get(number=number)


def beside(client, inspection, number):
    """The links beside a passage: words and addresses."""
    links = page(client, inspection.get_absolute_url()).xpath(
        f"//*[@id='p-{number}']//ul[@class='passage__notes']//a"
    )
    return [(words(link), link.get("href")) for link in links]


def revised(judgment, reason="Wrong data"):
    """A correction of a judgment, from adequate."""
    return Revision.objects.create(
        judgment=judgment,
        changed_on=date(2025, 1, 2),
        from_grade=judgment.inspection.framework.cycle.grades.get(slug="adequate"),
        to_grade=judgment.grade,
        reason=reason,
        source=factories.SOURCE,
    )


def test_the_list_says_of_how_many_grades_it_counts_and_whose_they_are(stranger: Client) -> None:
    framework = factories.framework()
    areas = [factories.area(framework=framework) for _ in range(3)]
    made = factories.inspection(force=factories.force("Aa"), framework=framework)
    factories.judgment(inspection=made, area=areas[0], source_kind="inferred")
    twice = factories.force("Bb")
    first = factories.inspection(force=twice, framework=framework, graded_stated=2)
    factories.inspection(force=twice, framework=framework, kind=InspectionKind.RE_INSPECTION, follows=first)
    found = csv.DictReader(StringIO(stranger.get("/inspections/?format=csv").content.decode()))
    columns = ("Force", "Grades held", "Grades given", "Of those held, inferred by us")
    seen = sorted(tuple(row[column] for column in columns) for row in found)
    assert seen == [("Aa", "1", "3", "1"), ("Bb", "0", "", "0"), ("Bb", "0", "2", "0")]
    shown = [words(row) for row in page(stranger, "/inspections/").xpath("//main//tbody/tr")]
    assert sum(row.endswith("None held Not known None") for row in shown) == 1
    assert sum(row.endswith("1 3 1") for row in shown) == 1


def test_the_list_shows_each_inspection(stranger: Client, inspection) -> None:
    factories.judgment(inspection=inspection)
    (row,) = page(stranger, "/inspections/").xpath("//main//tbody/tr")
    assert [words(cell) for cell in row] == [
        inspection.report.title,
        "Barset",
        "South West",
        str(inspection.framework.cycle),
        "Inspection",
        "17 October 2024",
        "1",
        "1",
        "None",
    ]


def test_the_list_says_what_is_known_of_a_date(stranger: Client) -> None:
    factories.inspection(report=factories.publication(published_on=None, published_text="May 2021"))
    factories.inspection(report=factories.publication(published_on=None))
    found = " ".join(rows(stranger, "/inspections/"))
    assert "May 2021" in found
    assert "not known" in found


def test_the_list_filters(stranger: Client, inspection) -> None:
    other = factories.inspection(
        force=factories.force("Loamshire", region="Wales"),
        kind=InspectionKind.PILOT,
        report=factories.publication(published_on=date(2021, 5, 1)),
    )
    for query, name in (
        ("force=barset", "Barset"),
        ("region=Wales", "Loamshire"),
        (f"cycle={other.framework.cycle.slug}", "Loamshire"),
        ("kind=pilot", "Loamshire"),
        ("year=2024", "Barset"),
        ("since=2024-01-01", "Barset"),
    ):
        found = rows(stranger, f"/inspections/?{query}")
        assert len(found) == 1, query
        assert name in found[0], query


def test_an_unpublished_inspection_is_not_there(stranger: Client, inspector_client: Client) -> None:
    hidden = factories.inspection(report=factories.publication(title="Quokka", state=State.DRAFT))
    assert rows(stranger, "/inspections/") == []
    assert stranger.get(hidden.get_absolute_url()).status_code == 404
    assert "Not published" in text(inspector_client, hidden)
    assert "Quokka" not in stranger.get("/inspections/?format=csv").content.decode()


def test_a_publication_that_is_no_report_has_no_inspection_page(stranger: Client) -> None:
    letter = factories.letter()
    assert stranger.get(f"/inspections/{letter.publication.slug}/").status_code == 404


def test_the_head_says_what_is_known_and_what_is_not(stranger: Client, inspection) -> None:
    found = text(stranger, inspection)
    for piece in ("Jo Example", "17 October 2024", "The dates are not known to us", "Open Government Licence"):
        assert piece in found


def test_grades_stand_in_report_order_with_their_sources(stranger: Client, inspection, document) -> None:
    second = factories.area(framework=inspection.framework, order=800, name="Second")
    first = factories.area(framework=inspection.framework, order=700, name="First")
    ungraded = factories.area(framework=inspection.framework, order=900, name="Third", grading=Grading.NO)
    factories.judgment(inspection=inspection, area=second, grade="inadequate")
    factories.judgment(
        inspection=inspection, area=first, source="", passage=passage(document), quote="Text 2", wording="1st"
    )
    table = page(stranger, inspection.get_absolute_url()).xpath("//h2[@id='grades']/following::table[1]")[0]
    found = table.xpath("tbody/tr")
    assert [words(row.xpath("th")[0]) for row in found] == ["First", "Second", "Third"]
    assert [row.get("id") for row in found][2] == f"area-{ungraded.slug}"
    assert found[0].xpath("td[3]//a/@href") == [passage(document).get_absolute_url()]
    assert "“Text 2”" in words(found[0])
    assert "calls it “1st”" in words(found[0])
    assert found[1].xpath("td[3]//a/@href") == [factories.SOURCE]
    assert "This area is not graded." in words(found[2])


def test_corrections_have_date_grades_and_reason(stranger: Client, inspection) -> None:
    revised(factories.judgment(inspection=inspection, grade="requires-improvement"))
    found = text(stranger, inspection)
    assert "2 January 2025:" in found
    assert "from Adequate to Requires improvement. Wrong data" in found


def test_without_a_document_the_page_says_so(stranger: Client, inspection) -> None:
    assert "We do not hold the text of this report." in text(stranger, inspection)


def test_the_text_stands_in_order_with_anchors(stranger: Client, inspection, document) -> None:
    found = page(stranger, inspection.get_absolute_url()).xpath(
        "//div[@class='passages']//*[starts-with(@id, 'p-')]"
    )
    assert [(item.get("id"), item.tag) for item in found] == [("p-1", "div"), ("p-2", "div"), ("p-3", "li")]
    assert found[0].xpath("h3")
    contents = page(stranger, inspection.get_absolute_url()).xpath("//nav[@class='contents']//a/@href")
    assert contents == ["#grades", "#text", "#p-1"]


def test_a_record_and_its_passage_lead_to_each_other(stranger: Client, inspection, document) -> None:
    at = {"source": "", "passage": passage(document)}
    finding = factories.finding(publication=inspection.report, kind=FindingKind.PROMISING_PRACTICE, **at)
    figure = factories.figure(publication=inspection.report, **at)
    judgment = factories.judgment(inspection=inspection, **at)
    cause = factories.cause(raised_in=inspection.report, **at)
    recommendation = factories.recommendation(cause=cause, **at)
    estimate = factories.estimate(audit=factories.audit(publication=inspection.report), **at)
    count = factories.counted(audit=estimate.audit, **at)
    found = beside(stranger, inspection, 2)
    labels = [label.split(":")[0] for label, _ in found]
    assert labels == [
        "Promising practice", "Grade", "Figure", "Cause of concern", "Recommendation", "Estimate", "Count",
    ]  # fmt: skip
    records = (finding, judgment, figure, cause, recommendation, estimate, count)
    assert [href for _, href in found] == [record.get_absolute_url() for record in records]
    assert beside(stranger, inspection, 3) == []


def test_a_figure_without_data_is_missed_aloud(stranger: Client, inspection, document) -> None:
    caption = passage(document)
    Passage.objects.filter(pk=caption.pk).update(text="Figure 7: Calls answered by each force")
    assert "Figure 7 – data not yet entered" in text(stranger, inspection)
    factories.figure(publication=inspection.report, source="", passage=caption)
    assert "data not yet entered" not in text(stranger, inspection)


def test_a_retold_report_says_so(stranger: Client, inspection) -> None:
    inspection.report.is_retold = True
    inspection.report.address = "https://example.org/report"
    inspection.report.save()
    band = words(page(stranger, inspection.get_absolute_url()).xpath("//*[contains(@class, 'band--retold')]")[0])
    assert "Retold sample" in band
    assert "https://example.org/report" in band


def test_a_revisit_and_its_pilot_name_each_other_when_both_are_published(
    stranger: Client, inspector_client: Client, inspection
) -> None:
    revisit = factories.inspection(
        force=inspection.force,
        follows=inspection,
        kind=InspectionKind.REVISIT,
        report=factories.publication(title="Numbat", state=State.DRAFT),
    )
    assert "follows" in text(inspector_client, revisit)
    assert "Numbat" in text(inspector_client, inspection)
    assert "Numbat" not in text(stranger, inspection)


def test_words_in_an_unpublished_document_are_not_shown(stranger: Client, inspection) -> None:
    secret = factories.document(publication=factories.publication(state=State.DRAFT))
    area = factories.area(framework=inspection.framework, name="Bandicoot")
    factories.judgment(inspection=inspection, area=area, source="", passage=passage(secret), quote="Text 2")
    found = stranger.get(inspection.get_absolute_url()).content.decode()
    assert "Text 2" not in found
    assert secret.get_absolute_url() not in found


def test_a_long_report_is_small_enough(stranger: Client, inspection, document) -> None:
    made = [
        Passage(
            document=document, number=number, kind="paragraph", text=f"Sentence {number} of a long report. " * 12
        )
        for number in range(4, 900)
    ]
    Passage.objects.bulk_create(made)
    response = stranger.get(inspection.get_absolute_url())
    assert len(gzip.compress(response.content)) <= 150_000


def test_the_list_asks_the_same_for_many(stranger: Client) -> None:
    def make():
        inspection = factories.inspection()
        factories.judgment(inspection=inspection)

    same_number_of_queries(stranger, "/inspections/", make)


def test_the_page_asks_the_same_for_many(stranger: Client, inspection, document) -> None:
    def make():
        at = {"source": "", "passage": passage(document)}
        judgment = factories.judgment(inspection=inspection, **at)
        revised(judgment)
        factories.finding(publication=inspection.report, area=judgment.area, **at)
        factories.figure(publication=inspection.report, **at)
        recommendation = factories.recommendation(cause=factories.cause(raised_in=inspection.report, **at), **at)
        audit = factories.audit(publication=inspection.report)
        factories.estimate(audit=audit, **at)
        factories.counted(audit=audit, **at)
        factories.closure(cause=recommendation.cause, letter=factories.letter(force=inspection.force))
        factories.document(publication=inspection.report)

    same_number_of_queries(stranger, inspection.get_absolute_url(), make)


def test_recommendations_without_visible_cause_leave_no_note(stranger: Client, inspection, document) -> None:
    cause = factories.cause(force=inspection.force, state=State.DRAFT)
    factories.recommendation(cause=cause, text="Thylacine", source="", passage=passage(document))
    assert Recommendation.objects.count() == 1
    assert "Thylacine" not in stranger.get(inspection.get_absolute_url()).content.decode()


def test_a_corrected_report_does_not_say_that_nothing_changed(stranger: Client) -> None:
    inspection = factories.inspection()
    url = inspection.get_absolute_url()
    assert "We hold no later change to a grade of this report." in words(page(stranger, url))
    told = {"kind": "judgment", "row": 1, "about": "Investigating crime: grade", "from_value": "Good"}
    corrected = {"corrected_on": date(2025, 1, 2), "reason": "Misread.", "by": factories.user(role="admin")}
    Correction.objects.create(publication=inspection.report, **told, **corrected)
    text = words(page(stranger, url))
    assert "Corrected on 2 January 2025" in text
    assert "See the corrections at the top of this page." in text
    assert "We hold no later change" not in text
