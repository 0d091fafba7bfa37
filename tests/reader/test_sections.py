"""Which headings a list of contents names."""

import pytest
from django.test import Client

from peel.reader.structure.sections import main_headings
from peel.record.models import Passage
from tests import factories
from tests.reading import page, words


@pytest.mark.parametrize(
    ("headings", "main"),
    [
        (["Summary of gardens", "Main findings"], ["Summary of gardens", "Main findings"]),
        (
            [
                "HM Inspector’s summary",
                "Investigating crime",
                "Main findings",
                "Files go missing",
                "About the data",
            ],
            ["HM Inspector’s summary", "Investigating crime", "About the data"],
        ),
        (["Investigating crime", "Investigating crime", "Victim service assessment"], ["Investigating crime"]),
        ([], []),
    ],
)
def test_areas_and_main_sections_are_named_once(headings: list[str], main: list[str]) -> None:
    assert [headings[place] for place in sorted(main_headings(headings))] == main


@pytest.mark.django_db
def test_a_report_lists_its_areas_under_its_text(stranger: Client) -> None:
    inspection = factories.inspection()
    document = factories.document(publication=inspection.report)
    document.passages.all().delete()
    for number, text in enumerate(["Investigating crime", "Main findings", "Responding to the public"], start=1):
        Passage.objects.create(document=document, number=number, kind="heading", text=text)
    shown = page(stranger, inspection.get_absolute_url())
    assert [words(link) for link in shown.xpath("//nav[@class='contents']//ol//ol//a")] == [
        "Investigating crime",
        "Responding to the public",
    ]
    assert shown.xpath("//div[@class='passages']//h3/text()") == ["Investigating crime", "Responding to the public"]
    assert shown.xpath("//div[@class='passages']//h4/text()") == ["Main findings"]
