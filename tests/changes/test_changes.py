"""The page of what changed: which time, in what order, with what words, and what is wrong with a date."""

from datetime import date, timedelta

import pytest
from django.test import Client

from peel.record.models import FindingKind, PublicationKind, State
from tests import factories
from tests.changes.rows import corrected, lead, listed, report_on, revised
from tests.growth import same_number_of_queries
from tests.reading import page, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_august")]
TODAY = date(2025, 8, 1)


def test_an_empty_record_says_so(stranger: Client) -> None:
    found = page(stranger, "/changes/")
    assert words(found.xpath("//p[@role='status']")[0]) == "0 changes"
    assert "Since 3 May 2025: we hold nothing." in words(found.xpath("//div[@class='nothing']")[0])


def test_without_a_date_the_last_ninety_days_are_shown(stranger: Client) -> None:
    report_on(TODAY - timedelta(days=90), title="Within")
    report_on(TODAY - timedelta(days=91), title="Before")
    [change] = listed(stranger)
    assert "Within" in change
    assert lead(stranger) == "Since 3 May 2025: 1 inspection report."


def test_where_those_are_empty_the_last_changes_are_shown_and_it_is_said(stranger: Client) -> None:
    report_on(date(2024, 1, 9), title="Long ago")
    assert lead(stranger) == (
        "We hold nothing that is dated in the last 90 days. The latest change that we hold is of 9 January 2024; "
        "it is shown here with those before it."
    )
    assert len(listed(stranger)) == 1


def test_a_time_that_was_asked_for_stays_and_leads_to_the_change_before(stranger: Client) -> None:
    report_on(date(2024, 1, 9), title="Long ago")
    assert listed(stranger, "?since=2025-03-01") == []
    [link] = page(stranger, "/changes/?since=2025-03-01").xpath("//div[@class='nothing']/p[2]/a/@href")
    assert link == "?until=2024-01-09"
    assert len(listed(stranger, link)) == 1


@pytest.mark.parametrize("since", ["2025-03-01", "1+March+2025", "1+mar+2025", "01/03/2025", "+1++March+2025+"])
def test_a_day_is_read_as_people_write_it(stranger: Client, since: str) -> None:
    report_on(date(2025, 3, 1), title="That day")
    report_on(date(2025, 2, 28), title="The day before")
    [change] = listed(stranger, f"?since={since}")
    assert "That day" in change
    chips = [words(chip) for chip in page(stranger, f"/changes/?since={since}").xpath("//a[@class='chip']/span[1]")]
    assert chips == ["Remove this filter: Since: 1 March 2025"]


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("since=zzz", "Since must be a real date, like 1 March 2025 or 2025-03-01"),
        ("since=2025-02-30", "Since must be a real date, like 1 March 2025 or 2025-03-01"),
        ("since=0001-01-01", "Since must be a real date, like 1 March 2025 or 2025-03-01"),
        ("since=%00", "Since must be a real date, like 1 March 2025 or 2025-03-01"),
        ("since=" + "9" * 5000, "Since must be a real date, like 1 March 2025 or 2025-03-01"),
        ("since=2025-08-02", "Since must be today or in the past"),
        ("until=2 August 2025", "Until must be today or in the past"),
        ("since=2025-03-02&until=2025-03-01", "Since must be the same day as Until or before it"),
        ("force=zzz", "Force: this filter value is not known. Choose another, or remove it."),
        ("kind=zzz", "Kind: this filter value is not known. Choose another, or remove it."),
    ],
)
def test_a_wrong_choice_is_named_and_finds_nothing(stranger: Client, query: str, problem: str) -> None:
    report_on(TODAY)
    found = page(stranger, f"/changes/?{query}")
    assert words(found.xpath("//div[@class='govuk-error-summary__body']")[0]) == problem
    assert found.xpath("//title")[0].text.startswith("Error: ")
    assert not found.xpath("//li[@class='change']")
    assert stranger.get(f"/changes/?{query}&format=csv").status_code == 400


def test_nonsense_beside_it_does_no_harm(stranger: Client) -> None:
    report_on(TODAY)
    assert len(listed(stranger, "?page=-1&sort=zzz&format=zzz&since=2025-01-01&since=2025-07-01")) == 1


def test_force_kind_and_end_choose(stranger: Client) -> None:
    force = factories.force("Barset")
    report_on(date(2025, 7, 1), force=force, title="Report of Barset")
    report_on(date(2025, 7, 1), force=force, title="Letter to Barset", kind=PublicationKind.LETTER)
    report_on(date(2025, 7, 1), title="Report elsewhere")
    assert len(listed(stranger, "?force=barset")) == 2
    [change] = listed(stranger, "?force=barset&kind=letter")
    assert "Letter to Barset" in change
    assert listed(stranger, "?since=2025-06-01&until=2025-06-30") == []
    assert lead(stranger, "?force=barset") == "Since 3 May 2025, Barset: 1 inspection report, 1 letter."


def test_the_newest_stand_first_below_their_months(stranger: Client) -> None:
    for day in (date(2025, 6, 2), date(2025, 7, 20), date(2025, 7, 1)):
        report_on(day)
    found = page(stranger, "/changes/")
    months = found.xpath("//h2[contains(@class, 'changes__month')]")
    assert [words(month) for month in months] == ["July 2025", "June 2025"]
    days = found.xpath("//p[@class='change__when']")
    assert [words(day) for day in days] == ["20 July 2025", "1 July 2025", "2 June 2025"]


def test_what_is_known_by_its_year_has_a_heading_of_its_own(stranger: Client) -> None:
    factories.cause(raised_on=date(2025, 1, 1), raised_on_precision="year", title="Some time")
    report_on(date(2025, 1, 1))
    months = page(stranger, "/changes/?since=2025-01-01").xpath("//h2[contains(@class, 'changes__month')]")
    assert [words(month) for month in months] == ["January 2025", "2025, month not known"]


def test_a_closure_leads_to_its_cause_and_to_its_letter(stranger: Client) -> None:
    cause = factories.cause(title="slow calls")
    letter = factories.letter(force=cause.force)
    factories.closure(cause=cause, letter=letter)
    [item] = page(stranger, "/changes/?kind=cause-closed").xpath("//li[@class='change']")
    assert words(item.xpath(".//strong")[0]) == "Cause of concern closed"
    assert not item.xpath(".//strong//a | .//a//strong")
    assert item.xpath(".//a/@href") == [cause.get_absolute_url(), letter.get_absolute_url()]
    assert "Slow calls" in words(item)


def test_corrections_say_from_what_to_what_and_why(stranger: Client) -> None:
    corrected(report_on(date(2024, 1, 9), title="Report of Barset"))
    [change] = listed(stranger)
    assert change.startswith("20 July 2025 Correction")
    assert "From ‘Good’ to ‘Adequate’. Why: A slip of the pen." in change
    assert "Report of Barset" in change


def test_a_revised_grade_says_so_too(stranger: Client) -> None:
    area = factories.area(name="Calls")
    judgment = factories.judgment(inspection=factories.inspection(framework=area.framework), area=area)
    revised(judgment, date(2025, 7, 3))
    [change] = listed(stranger)
    assert "Grade revised" in change
    assert "Calls: grade From ‘Adequate’ to ‘Good’. Why: Wrong data" in change


def test_a_tombstone_is_named_with_why(stranger: Client) -> None:
    made = report_on(date(2024, 1, 9), title="Was wrong", state=State.WITHDRAWN, withdrawn_on=date(2025, 7, 5))
    factories.finding(publication=made, heading="Quokka", kind=FindingKind.AREA_FOR_IMPROVEMENT)
    factories.cause(raised_in=made, force=made.force, title="Quokka too")
    [change] = listed(stranger)
    assert "Withdrawn" in change
    assert "Was wrong Why: A wrong figure." in change
    assert "Quokka" not in stranger.get("/changes/?until=2025-08-01").content.decode()


def test_inspectors_see_which_are_not_published(stranger: Client, inspector_client: Client) -> None:
    report_on(TODAY, title="Quokka", state=State.DRAFT)
    report_on(TODAY, title="Wombat")
    assert len(listed(stranger)) == 1
    hidden, shown = sorted(listed(inspector_client), key=lambda words: "Wombat" in words)
    assert "Not published" in hidden
    assert "Not published" not in shown
    file = inspector_client.get("/changes/?format=csv")
    assert 'filename="NOT-PUBLISHED-' in file["Content-Disposition"]
    assert file.content.decode().count("NOT PUBLISHED") == 1


def test_the_file_holds_all_pages(stranger: Client) -> None:
    force = factories.force()
    for _ in range(30):
        report_on(TODAY, force=force)
    assert words(page(stranger, "/changes/").xpath("//p[@role='status']")[0]) == "30 changes, page 1 of 2"
    assert len(listed(stranger, "?page=2")) == 5
    rows = stranger.get("/changes/?format=json").json()["rows"]
    assert len(rows) == 30
    assert rows[0]["What"] == "Inspection report"
    assert rows[0]["Date"] == "2025-08-01"
    assert rows[0]["Address"].startswith("/publications/publication-")


def test_the_usual_times_are_links_that_keep_the_rest(stranger: Client) -> None:
    factories.force("Barset")
    found = page(stranger, "/changes/?force=barset&since=2025-07-02&until=2025-07-03&page=2")
    links = found.xpath("//nav[@class='spans']//a")
    assert [link.get("href") for link in links] == [
        f"?force=barset&since={day}" for day in ("2025-07-02", "2025-05-03", "2024-08-01")
    ]
    assert [link.get("aria-current") for link in links] == ["true", None, None]


def test_what_has_no_day_is_counted(stranger: Client) -> None:
    force = factories.force("Barset")
    for _ in range(2):
        factories.publication(published_on=None, force=force)
    factories.publication(published_on=None)
    factories.publication(published_on=None, state=State.DRAFT)
    assert "3 publications are missing here" in words(page(stranger, "/changes/"))
    assert "2 publications about Barset are missing here" in words(page(stranger, "/changes/?force=barset"))


def test_the_home_page_and_the_force_lead_here(stranger: Client) -> None:
    factories.framework()
    force = factories.force()
    report_on(TODAY, force=force)
    assert page(stranger, "/").xpath("//section[@aria-labelledby='changed']//a[@href='/changes/']")
    assert page(stranger, force.get_absolute_url()).xpath(f"//a[@href='/changes/?force={force.slug}']")
    assert page(stranger, "/about/").xpath("//header//a[@href='/changes/']")


def test_the_queries_do_not_grow(stranger: Client) -> None:
    def more() -> None:
        cause = factories.cause(raised_on=date(2025, 7, 1))
        letter = factories.letter(force=cause.force, sent_on=date(2025, 7, 11))
        factories.closure(cause=cause, letter=letter)
        corrected(letter.publication)
        factories.audit(publication=report_on(date(2025, 7, 1), force=cause.force))

    same_number_of_queries(stranger, "/changes/", more)
