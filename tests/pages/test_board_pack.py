"""The board pack of a force: what was open on a day, to whom it is shown, and what it refuses."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from peel.models import Closure, FindingKind, Force, MoveKind, Revision, Role, State, Stay
from tests import factories
from tests.growth import same_number_of_queries
from tests.pages.causes import closed_cause
from tests.pages.reading import page, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_august")]


def address(force: Force, on: str = "") -> str:
    """Where the pack of a day stands; of today without one."""
    return reverse("board-pack", args=[force.slug]) + (f"?on={on}" if on else "")


def text(client: Client, force: Force, on: str = "") -> str:
    """The main part of the pack as words."""
    return words(page(client, address(force, on)).xpath("//main")[0])


def numbers(client: Client, force: Force, on: str = "") -> list[str]:
    """The four numbers at the top."""
    found = page(client, address(force, on)).xpath("//li[contains(@class, 'number')]/a")
    return [words(number) for number in found]


def part(client: Client, force: Force, heading: str, on: str = "") -> str:
    """All between the heading with that id and the next, as words."""
    title = page(client, address(force, on)).xpath(f"//h2[@id='{heading}']")[0]
    found = []
    for element in title.itersiblings():
        if element.tag == "h2":
            break
        found.append(words(element))
    return " ".join(found)


def csv(client: Client, force: Force, on: str) -> list[str]:
    """The lines of the file."""
    return client.get(f"{address(force, on)}&format=csv").content.decode().splitlines()


class TestTheDay:
    @pytest.mark.parametrize(
        ("on", "causes"), [("2024-10-17", "1 open cause"), ("2025-07-10", "1 open cause"), ("2025-07-11", "0 open")]
    )
    def test_open_from_the_day_raised_to_the_day_before_the_letter(
        self, stranger: Client, on: str, causes: str
    ) -> None:
        force = closed_cause().force
        assert numbers(stranger, force, on)[0].startswith(causes)

    def test_the_day_before_anything_was_published_is_said_to_be_empty(self, stranger: Client) -> None:
        force = closed_cause().force
        found = text(stranger, force, "2024-10-16")
        assert f"Nothing about {force} in the record was out by 16 October 2024." in found
        assert "The first with a date is of 17 October 2024." in found
        assert numbers(stranger, force, "2024-10-16") == []

    def test_a_letter_is_not_in_the_pack_of_the_day_before(self, stranger: Client) -> None:
        force = closed_cause().force
        assert "Zanzibar" not in text(stranger, force, "2025-07-10")
        assert "Zanzibar letter" in part(stranger, force, "published", "2025-07-11")

    def test_a_closure_counts_when_its_letter_is_out(self, stranger: Client) -> None:
        cause = closed_cause()
        Closure.objects.filter(cause=cause).update(closed_on=date(2025, 7, 9))
        assert numbers(stranger, cause.force, "2025-07-10")[0].startswith("1 open")

    def test_a_deadline_is_overdue_from_the_day_after(self, stranger: Client) -> None:
        force = closed_cause().force
        overdue, in_all = numbers(stranger, force, "2025-01-17")[1:3]
        assert (overdue, in_all) == ("1 overdue recommendation", "2 open recommendations in all")
        assert "17 January 2025today" in part(stranger, force, "ahead", "2025-01-17")
        assert numbers(stranger, force, "2025-01-18")[1] == "2 overdue recommendations"
        assert "17 January 20251 day late" in part(stranger, force, "overdue", "2025-01-18")
        assert "None: no other recommendation is open." in part(stranger, force, "ahead", "2025-01-18")

    def test_without_a_day_it_is_today(self, stranger: Client) -> None:
        force = closed_cause().force
        assert "As at 1 August 2025" in text(stranger, force)
        assert text(stranger, force) == text(stranger, force, "2025-08-01")

    def test_spans_from_the_day(self, stranger: Client) -> None:
        cause = factories.cause(raised_on=date(2025, 7, 1))
        for on in (date(2025, 8, 31), date(2025, 9, 1), date(2025, 10, 31), None):
            factories.recommendation(cause=cause, deadline_on=on, deadline_months=None)
        found = part(stranger, cause.force, "ahead")
        for heading in ("Due in 30 days (1)", "Due in 31 to 60 days (1)", "Due later (1)", "Without a date (1)"):
            assert heading in found
        assert "Due in 61 to 90 days: none." in found
        assert "31 August 2025, in 30 days" in text(stranger, cause.force)


class TestAWrongDay:
    @pytest.mark.parametrize(
        "on", ["2025-08-02", "zzz", "1999-12-31", "0001-01-01", "%00", "9" * 400, "2025-02-30"]
    )
    def test_is_refused_in_words(self, stranger: Client, on: str) -> None:
        force = closed_cause().force
        parsed = page(stranger, address(force, on))
        assert words(parsed.xpath("//title")[0]).startswith("Error: Board pack")
        (link,) = parsed.xpath("//*[@role='alert']//a")
        assert words(link).startswith("Day: ")
        assert parsed.get_element_by_id(link.get("href")[1:]).get("aria-invalid") == "true"
        assert "open cause" not in words(parsed)

    def test_a_day_to_come_is_named(self, stranger: Client) -> None:
        assert "2 August 2025 is still to come" in text(stranger, factories.force(), "2025-08-02")

    def test_has_no_file(self, stranger: Client) -> None:
        response = stranger.get(f"{address(factories.force(), '2025-08-02')}&format=csv")
        assert response.status_code == 400
        assert b"still to come" in response.content

    def test_a_force_that_is_not_there(self, stranger: Client) -> None:
        assert stranger.get("/forces/nowhere/board-pack/").status_code == 404


class TestWhoAsks:
    @pytest.mark.parametrize("state", [State.DRAFT, State.WITH_FORCE, State.WITHDRAWN])
    @pytest.mark.parametrize("role", [Role.ADMIN, Role.INSPECTOR, Role.FORCE_STAFF])
    def test_what_is_not_published_is_in_nobodys_pack(self, role: str, state: str) -> None:
        shown = factories.cause(title="Wombat")
        report = factories.publication(force=shown.force, title="Quokka report", state=state)
        cause = factories.cause(force=shown.force, title="Quokka cause", raised_in=report)
        factories.recommendation(cause=cause, text="Quokka recommendation")
        factories.finding(publication=report, heading="Quokka finding", kind=FindingKind.AREA_FOR_IMPROVEMENT)
        factories.closure(cause=shown, letter=factories.letter(force=shown.force, state=state))
        client = Client()
        client.force_login(factories.user(role=role, force=shown.force if role == Role.FORCE_STAFF else None))
        found = text(client, shown.force)
        assert "Wombat" in found
        assert "Quokka" not in found
        lines = csv(client, shown.force, "2025-08-01")
        assert [line for line in lines if "Quokka" in line] == []
        assert len(lines) == 2
        assert "Holds only what is published" in found

    def test_its_file_says_so_too(self, inspector_client: Client) -> None:
        force = closed_cause().force
        response = inspector_client.get(f"{address(force, '2025-01-20')}&format=json")
        assert "with-unpublished" not in response["Content-Disposition"]
        assert "as-at-2025-01-20" in response["Content-Disposition"]
        kinds = [row["Kind"] for row in response.json()["rows"]]
        assert kinds == ["Recommendation", "Recommendation", "Cause of concern"]
        assert response.json()["rows"][0]["Days late"] == 95


class TestWhatItSays:
    def test_deadlines_with_wording_rule_and_cause(self, stranger: Client) -> None:
        cause = closed_cause()
        found = part(stranger, cause.force, "overdue", "2025-01-20")
        for said in (
            "“With immediate effect”",
            "Immediately from publication on 17 October 2024",
            "95 days late",
            "3 months from publication on 17 October 2024",
            "3 days late",
            "Cause of concern: Recording crime",
            "Source: ",
        ):
            assert said in found

    def test_a_cause_with_its_age_and_last_event(self, stranger: Client) -> None:
        force = closed_cause().force
        assert "95 days old" in part(stranger, force, "causes", "2025-01-20")
        assert "2 open, of which 2 overdue" in part(stranger, force, "causes", "2025-01-20")
        assert "17 October 2024: 1 recommendation due" in part(stranger, force, "causes", "2025-01-16")
        assert "17 January 2025: 1 recommendation due" in part(stranger, force, "causes", "2025-01-17")

    def test_a_revisit_and_an_audit_are_events(self, stranger: Client) -> None:
        cause = factories.cause()
        sent = factories.publication(force=cause.force, published_on=date(2025, 4, 4))
        factories.letter(force=cause.force, publication=sent, kind="revisit", sent_on=date(2025, 4, 4))
        told = factories.publication(force=cause.force, published_on=date(2025, 3, 1))
        factories.audit(force=cause.force, publication=told)
        for on, said in (
            ("2025-02-28", "17 October 2024: Raised"),
            ("2025-03-01", "1 March 2025: Crime data integrity audit published"),
            ("2025-04-04", "4 April 2025: Letter sent: revisit"),
        ):
            assert said in part(stranger, cause.force, "causes", on)

    def test_a_recommendation_closed_by_itself(self, stranger: Client) -> None:
        cause = factories.cause()
        row = factories.recommendation(cause=cause)
        letter = factories.letter(
            force=cause.force, publication=factories.publication(force=cause.force, published_on=date(2025, 3, 3))
        )
        Closure.objects.create(
            publication=letter.publication,
            recommendation=row,
            closed_on=date(2025, 3, 3),
            source="https://a.example",
        )
        assert numbers(stranger, cause.force, "2025-03-02")[2].startswith("1 open")
        assert numbers(stranger, cause.force, "2025-03-03")[2].startswith("0 open")
        assert "0 open; 1 closed" in part(stranger, cause.force, "causes", "2025-03-03")

    def test_areas_for_improvement_by_area_until_a_letter_closes_them(self, stranger: Client) -> None:
        area = factories.area(name="Recording things")
        finding = factories.finding(kind=FindingKind.AREA_FOR_IMPROVEMENT, area=area, heading="Record them")
        force = finding.publication.force
        factories.finding(publication=finding.publication, kind=FindingKind.AREA_OF_CONCERN, heading="Worrying")
        mail = factories.publication(force=force, published_on=date(2025, 3, 3))
        Closure.objects.create(
            publication=mail, finding=finding, closed_on=date(2025, 3, 3), source="https://a.example"
        )
        found = part(stranger, force, "improvements", "2025-03-02")
        assert f"Recording things, {area.framework.cycle} Record them" in found
        assert "Worrying (area of concern)" in found
        assert "Record them" not in part(stranger, force, "improvements", "2025-03-03")

    def test_a_grade_revised_later_stands_as_it_stood(self, stranger: Client) -> None:
        inspection = factories.inspection()
        judgment = factories.judgment(inspection=inspection, grade="inadequate")
        grades = inspection.framework.cycle.grades
        Revision.objects.create(
            judgment=judgment,
            changed_on=date(2025, 3, 3),
            from_grade=grades.get(slug="adequate"),
            to_grade=grades.get(slug="inadequate"),
            reason="A wrong figure.",
            source="https://a.example",
        )
        before = part(stranger, inspection.force, "grades", "2025-03-02")
        assert "AdequateAs it stood: revised after this day, on 3 March 2025, to Inadequate." in before
        after = part(stranger, inspection.force, "grades", "2025-03-03")
        assert "InadequateRevised on 3 March 2025, from Adequate." in after
        assert "As it stood" not in after

    def test_audit_results_of_the_day(self, stranger: Client) -> None:
        force, subject = factories.force(), factories.subject()
        for on, value in ((date(2024, 1, 1), "81.5"), (date(2025, 3, 3), "92.6")):
            told = factories.publication(force=force, published_on=on)
            factories.estimate(audit=factories.audit(force=force, publication=told), subject=subject, value=value)
        before = part(stranger, force, "audits", "2025-03-02")
        assert "81.5% (± 3.4 points)" in before
        assert "[z] nothing before" in before
        assert "92.6" not in before
        after = part(stranger, force, "audits", "2025-03-03")
        assert "92.6" in after
        assert "Not compared: nobody says whether these audits compare [x]" in after

    def test_retold_sentences_are_marked(self, stranger: Client) -> None:
        report = factories.publication(force=factories.force(), is_retold=True)
        factories.cause(force=report.force, raised_in=report)
        assert "Retold sample." in text(stranger, report.force)
        assert "Retold sample." not in text(stranger, closed_cause().force)


class TestMonitoring:
    @pytest.mark.parametrize(
        ("on", "level"),
        [
            ("2024-03-10", "Scan, the phase of every force by default."),
            ("2024-03-11", "Engage, since 11 March 2024."),
            ("2025-05-21", "Engage, since 11 March 2024."),
            ("2025-05-22", "Scan, since 22 May 2025."),
        ],
    )
    def test_goes_by_the_day_of_the_move(self, stranger: Client, on: str, level: str) -> None:
        force = factories.publication(force=factories.force(), published_on=date(2020, 1, 1)).force
        told = factories.publication(force=force, published_on=date(2025, 5, 22))
        stay = Stay.objects.create(key="stay", force=force)
        for event, day in ((MoveKind.ENTERED, date(2024, 3, 11)), (MoveKind.LEFT, date(2025, 5, 22))):
            stay.moves.create(publication=told, event=event, on=day, precision="day", source="https://a.example")
        found = text(stranger, force, on)
        assert level in found
        assert ("published later, on 22 May 2025" in found) == level.startswith("Engage")


class TestWithoutAFullDate:
    def test_a_report_without_a_date_is_only_in_the_pack_of_today(self, stranger: Client) -> None:
        report = factories.publication(force=factories.force(), published_on=None, title="Undated report")
        factories.publication(force=report.force, published_on=date(2020, 1, 1))
        factories.finding(publication=report, kind=FindingKind.AREA_FOR_IMPROVEMENT, heading="Improve")
        assert "Improve" in part(stranger, report.force, "improvements")
        assert "Improve" not in text(stranger, report.force, "2025-07-31")
        assert "therefore left out: Undated report" in text(stranger, report.force, "2025-07-31")

    @pytest.mark.parametrize(
        ("stated", "on", "is_in"),
        [("May 2021", "2021-05-30", False), ("May 2021", "2021-05-31", True), ("2021", "2021-12-30", False),
         ("2021", "2021-12-31", True), ("Dec 2021", "2021-12-31", True)],
    )  # fmt: skip
    def test_a_month_counts_from_its_last_day(self, stranger: Client, stated: str, on: str, is_in: bool) -> None:
        report = factories.publication(force=factories.force(), published_on=None, published_text=stated)
        factories.finding(publication=report, kind=FindingKind.AREA_FOR_IMPROVEMENT, heading="Improve")
        assert ("Improve" in text(stranger, report.force, on)) == is_in

    @pytest.mark.parametrize(
        ("precision", "on", "causes"),
        [
            ("month", "2024-10-30", []),
            ("month", "2024-10-31", ["1 open cause of concern"]),
            ("year", "2024-12-30", []),
            ("year", "2024-12-31", ["1 open cause of concern"]),
        ],
    )
    def test_so_does_a_cause(self, stranger: Client, precision: str, on: str, causes: list[str]) -> None:
        told = factories.publication(force=factories.force(), published_on=None)
        factories.cause(
            force=told.force, raised_in=told, raised_on=date(2024, 10, 1), raised_on_precision=precision
        )
        assert numbers(stranger, told.force, on)[:1] == causes


def test_a_page_of_its_force_leads_to_it(stranger: Client) -> None:
    force = factories.force()
    assert page(stranger, force.get_absolute_url()).xpath(f"//main//a[@href='{address(force)}']")


@pytest.mark.parametrize("on", ["", "2025-07-31"])
def test_it_asks_the_same_number_of_queries(stranger: Client, on: str) -> None:
    force = factories.force()
    same_number_of_queries(stranger, address(force, on), one_more(force))


def one_more(force: Force) -> Callable[[], Any]:
    """Makes one more of all that a pack holds."""
    subject = factories.subject()
    stay = Stay.objects.create(key="stay", force=force)

    def make() -> None:
        report = factories.publication(force=force, published_on=date(2024, 10, 17))
        cause = factories.cause(force=force, raised_in=report, restated_in=report)
        for order, months in enumerate((0, 3, 60, None)):
            factories.recommendation(cause=cause, order=order, deadline_months=months)
        factories.finding(publication=report, kind=FindingKind.AREA_FOR_IMPROVEMENT, area=factories.area())
        factories.judgment(inspection=factories.inspection(force=force, report=report))
        factories.estimate(audit=factories.audit(force=force, publication=report), subject=subject)
        mail = factories.publication(force=force, published_on=date(2025, 1, 1), kind="letter")
        factories.letter(force=force, publication=mail, kind="revisit", sent_on=date(2025, 1, 1))
        factories.publication(force=force, published_on=None)
        stay.moves.create(
            publication=mail,
            event=MoveKind.ENTERED,
            on=date(2024, 1, 1),
            precision="day",
            source="https://a.example",
        )

    return make
