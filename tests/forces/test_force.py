"""The page of a force: where it stands, what is open, what was published."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from peel.record.models import FindingKind, Force, ForceName, InspectionKind, MoveKind, State, Stay
from tests import factories
from tests.forces.rows import moved, text, themed
from tests.growth import same_number_of_queries
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db


def test_a_force_that_left_engage_is_in_scan(stranger: Client, force) -> None:
    stay = moved(force, MoveKind.ENTERED, date(2022, 6, 1)).stay
    moved(force, MoveKind.LEFT, date(2024, 5, 21), stay=stay)
    assert "Scan" in rows(stranger, "/forces/")[0]
    assert "In Engage from 1 June 2022" in text(stranger, force)
    assert "In Scan when last known (6 December 2024)" in text(stranger, force), "the latest list of all"


def test_an_unpublished_source_moves_nobody(stranger: Client, inspector_client: Client, force) -> None:
    stay = moved(force, MoveKind.ENTERED, date(2022, 6, 1)).stay
    moved(force, MoveKind.LEFT, date(2024, 5, 21), stay=stay, state=State.DRAFT, reason="Platypus")
    assert "Engage" in rows(stranger, "/forces/")[0]
    assert "we hold no source that says it left" in text(stranger, force)
    assert "Platypus" not in text(stranger, force)
    assert "Platypus" in text(inspector_client, force)


def test_sources_that_disagree_both_stand(stranger: Client, force) -> None:
    stay = moved(force, MoveKind.ENTERED, date(2022, 6, 1), "month").stay
    moved(force, MoveKind.ENTERED, date(2022, 7, 6), stay=stay)
    moved(force, MoveKind.LEFT, date(2024, 5, 21), stay=stay)
    factories.publication(force=force, published_on=date(2020, 1, 1))
    found = text(stranger, force)
    assert "In Engage from June 2022 or 6 July 2022 until 21 May 2024." in found
    assert "The sources disagree on when it entered." in found
    pack = words(page(stranger, f"{force.get_absolute_url()}board-pack/"))
    assert "The sources disagree" not in pack, "it names the day of leaving alone"
    pack = words(page(stranger, f"{force.get_absolute_url()}board-pack/?on=2023-01-01"))
    assert "Engage, since June 2022 or 6 July 2022. The sources disagree on that day." in pack


@pytest.mark.parametrize(("on", "precision"), [(date(2022, 6, 1), "month"), (date(2022, 1, 1), "year")])
def test_a_coarser_source_does_not_disagree(stranger: Client, force, on: date, precision: str) -> None:
    stay = moved(force, MoveKind.ENTERED, on, precision).stay
    moved(force, MoveKind.ENTERED, date(2022, 6, 28), stay=stay)
    found = text(stranger, force)
    assert "In Engage since 28 June 2022; we hold" in found
    assert "disagree" not in found
    assert "No two sources that we hold disagree about Engage." in words(page(stranger, "/checks/"))


def test_the_summary_names_the_force(stranger: Client, force) -> None:
    ForceName.objects.create(force=force, name="Barset Constabulary", until_on=date(1974, 4, 1))
    factories.inspection(force=force, hm_inspector="Jo Example")
    found = text(stranger, force)
    for piece in ("Barset Police", "Barset Constabulary (until 1 April 1974)", "South West, England", "Jo Example"):
        assert piece in found


def test_what_is_left_to_do_stands_at_the_top(stranger: Client, force, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2025, 8, 1))
    cause = factories.cause(force=force, title="Custody")
    for due in (date(2025, 6, 12), date(2025, 9, 1)):
        factories.recommendation(cause=cause, deadline_on=due)
    found = text(stranger, force)
    assert "1 recommendation overdue of 2 open held" in found
    assert "Next deadline12 June 2025 – 50 days late, Custody" in found


def test_a_cause_has_its_age_and_next_deadline(stranger: Client, force) -> None:
    today = timezone.localdate()
    cause = factories.cause(force=force, title="Slow calls", raised_on=today - timedelta(days=12))
    factories.recommendation(
        cause=cause, deadline_months=None, deadline_wording="", deadline_on=today - timedelta(days=2)
    )
    card = words(page(stranger, force.get_absolute_url()).xpath("//li[@class='card']")[0])
    assert "Slow calls" in card
    assert "Open" in card
    assert "12 days old" in card
    assert "2 days late" in card


def test_a_closed_cause_is_folded_with_how_it_closed(stranger: Client, inspector_client: Client, force) -> None:
    cause = factories.cause(force=force, title="Slow calls")
    letter = factories.letter(force=force, state=State.DRAFT)
    factories.closure(cause=cause, letter=letter)
    assert "Slow calls" in words(page(stranger, force.get_absolute_url()).xpath("//li[@class='card']")[0])
    assert letter.publication.title not in text(stranger, force)
    folded = words(page(inspector_client, force.get_absolute_url()).xpath("//details[@id='closed']")[0])
    assert "closed 11 July 2025 by" in folded
    assert letter.publication.title in folded


def headings(client: Client, force):
    """The sections of the page, which its contents list names too."""
    found = page(client, force.get_absolute_url())
    sections = found.xpath("//div[@class='with-contents__page']//h2")
    assert found.xpath("//nav[@aria-labelledby='contents']//a/@href") == [f"#{one.get('id')}" for one in sections]
    return [words(one) for one in sections]


def test_a_force_of_which_nothing_is_held_has_one_paragraph(stranger: Client, force) -> None:
    factories.statement(cycle=factories.cycle(name="1999"))
    Force.objects.filter(pk=force.pk).update(report_address="https://hmicfrs.example/barset/")
    assert headings(stranger, force) == ["What we do not hold", "About the force"]
    found = text(stranger, force)
    assert "We do not hold an inspection report, a grade or a cause of concern for Barset Police." in found
    assert "It was inspected in 1999, according to other sources" in found
    assert (
        "we do not hold: grades; open causes of concern; open areas for improvement; publications; audit" in found
    )
    assert "We hold no record of this force being in Engage." in found
    (link,) = page(stranger, force.get_absolute_url()).xpath("//a[@href='https://hmicfrs.example/barset/']")
    assert words(link) == "Read the inspectorate’s report on Barset Police"
    assert not page(stranger, force.get_absolute_url()).xpath("//li[@class='number']")


def test_empty_sections_are_folded_into_one_sentence(stranger: Client, force) -> None:
    factories.judgment(inspection=factories.inspection(force=force))
    assert headings(stranger, force)[1:] == [
        "Grades over the cycles",
        "Publications",
        "What we do not hold",
        "About the force",
    ]
    found = text(stranger, force)
    assert "we do not hold: open causes of concern; open areas for improvement; audit results." in found
    numbers = [words(one) for one in page(stranger, force.get_absolute_url()).xpath("//li[@class='number']")]
    assert numbers[:3] == [
        "None held open causes of concern in publications up to 17 October 2024",
        "None held open recommendations",
        "None held open areas for improvement as at 17 October 2024",
    ], "what is not held is no nought"


def test_a_count_says_what_it_rests_on(stranger: Client, force) -> None:
    factories.cause(force=force, known_open_on=date(2025, 6, 6))
    letter = factories.publication(force=force, kind="letter", published_on=date(2025, 7, 11))
    factories.publication(force=force, kind="other", published_on=date(2025, 8, 1))
    factories.letter(force=force, publication=letter)
    causes, recommendations, *_ = page(stranger, force.get_absolute_url()).xpath("//li[@class='number']")
    assert words(causes) == "1 open cause of concern held as at 6 June 2025", "not the day of the letter"
    assert (
        words(recommendations) == "None held open recommendations We do not hold the recommendations of this cause"
    )


def test_the_time_line_names_what_was_published(stranger: Client, force) -> None:
    factories.publication(force=force, title="Kakapo", state=State.DRAFT)
    factories.letter(force=force)
    factories.publication(force=force, published_on=None, title="Undated report")
    for stated in ("November 2023", "2027", "November 2014"):
        factories.publication(force=force, published_on=None, published_text=stated)
    found = [
        words(item)
        for item in page(stranger, force.get_absolute_url()).xpath("//h2[@id='time-line']/following::ol[1]/li")
    ]
    assert [item.partition(" – ")[0] for item in found] == [
        "2027",
        "17 October 2024",
        "November 2023",
        "November 2014",
        "Date not held",
    ]


def test_an_unknown_force_is_not_found(stranger: Client) -> None:
    assert stranger.get("/forces/nowhere/").status_code == 404


def test_the_page_asks_the_same_for_many(stranger: Client, force, theme) -> None:
    def make():
        framework = factories.framework()
        inspection = factories.inspection(force=force, framework=framework, kind=InspectionKind.RE_INSPECTION)
        area = themed(framework, theme)
        factories.judgment(inspection=inspection, area=area)
        recommendation = factories.recommendation(cause=factories.cause(force=force, area=area))
        factories.closure(cause=recommendation.cause, letter=factories.letter(force=force))
        factories.recommendation(cause=factories.cause(force=force, area=area))
        for kind in (FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.FINDING):
            factories.finding(publication=inspection.report, area=area, kind=kind)
        stay = Stay.objects.create(key=inspection.report.slug, force=force)
        moved(force, MoveKind.ENTERED, date(2022, 1, 1), stay=stay)

    same_number_of_queries(stranger, force.get_absolute_url(), make)
