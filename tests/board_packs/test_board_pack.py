"""The board pack of a force: what it says of what was open, and to whom."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from peel.record.models import Closure, FindingKind, Force, MoveKind, Revision, Role, State, Stay
from tests import factories
from tests.board_packs.packs import address, csv, numbers, part, text
from tests.causes.rows import closed_cause
from tests.growth import same_number_of_queries
from tests.reading import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_august")]


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
        assert numbers(stranger, cause.force, "2025-03-03")[2].startswith("None held")
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
