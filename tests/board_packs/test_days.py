"""The day of a board pack: what was open by the end of it, what nobody knows of it, and which day is refused."""

from datetime import date

import pytest
from django.test import Client

from peel.board_packs.queries.cycle_ends import CycleSpan
from peel.record.models import Closure, FindingKind, Inspection, MoveKind, Stay
from tests import factories
from tests.board_packs.packs import address, numbers, part, text
from tests.causes.rows import closed_cause
from tests.reading import page, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_august")]


class TestTheDay:
    @pytest.mark.parametrize(
        ("on", "causes"),
        [("2024-10-17", "1 open cause"), ("2025-07-10", "1 open cause"), ("2025-07-11", "None held")],
    )
    def test_open_from_the_day_raised_to_the_day_before_the_letter(
        self, stranger: Client, on: str, causes: str
    ) -> None:
        force = closed_cause().force
        assert numbers(stranger, force, on)[0].startswith(causes)

    def test_the_day_before_anything_was_published_is_said_to_be_empty(self, stranger: Client) -> None:
        force = closed_cause().force
        found = text(stranger, force, "2024-10-16")
        assert f"We hold nothing about {force} that was published by 16 October 2024." in found
        assert "The first with a full date is of 17 October 2024." in found
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
        assert (overdue, in_all) == ("1 overdue recommendation held", "2 open recommendations held")
        assert "17 January 2025today" in part(stranger, force, "ahead", "2025-01-17")
        assert numbers(stranger, force, "2025-01-18")[1] == "2 overdue recommendations held"
        assert "17 January 20251 day late" in part(stranger, force, "overdue", "2025-01-18")
        assert "None held." in part(stranger, force, "ahead", "2025-01-18")

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
        assert "Due in 61 to 90 days: none held." in found
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


class TestMonitoring:
    @pytest.mark.parametrize(
        ("on", "level"),
        [
            ("2024-03-10", "Monitoring level Scan."),
            ("2024-03-11", "Monitoring level Engage, since 11 March 2024."),
            ("2025-05-21", "Monitoring level Engage, since 11 March 2024."),
            ("2025-05-22", "Monitoring level Scan, since 22 May 2025."),
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
        assert ("published later, on 22 May 2025" in found) == ("Engage" in level)


class TestWithoutAFullDate:
    def test_a_report_without_a_date_is_only_in_the_pack_of_today(self, stranger: Client) -> None:
        report = factories.publication(force=factories.force(), published_on=None, title="Undated report")
        factories.publication(force=report.force, published_on=date(2020, 1, 1))
        factories.finding(publication=report, kind=FindingKind.AREA_FOR_IMPROVEMENT, heading="Improve")
        assert "Improve" in part(stranger, report.force, "improvements")
        assert "Improve" not in text(stranger, report.force, "2025-07-31")
        assert "so they are left out: Undated report" in text(stranger, report.force, "2025-07-31")

    @pytest.fixture
    def undated(self, monkeypatch: pytest.MonkeyPatch) -> Inspection:
        """A report without a date, of a cycle whose reports came out from 2024 to 24 July 2025; an older one."""
        older = factories.inspection(force=factories.force("Barset"))
        factories.judgment(inspection=older, grade="adequate")
        publication = factories.publication(force=older.force, published_on=None, title="Newer report")
        newer = factories.inspection(force=older.force, report=publication)
        factories.judgment(inspection=newer, grade="outstanding")
        span = CycleSpan(date(2023, 12, 31), date(2025, 7, 24))
        monkeypatch.setattr(
            "peel.board_packs.queries.public_on.cycle_spans", lambda: {newer.framework.cycle.slug: span}
        )
        return newer

    def test_it_is_in_once_all_reports_of_its_cycle_were_out(self, stranger: Client, undated: Inspection) -> None:
        found = text(stranger, undated.force, "2025-07-24")
        assert f"grades by area, {undated.framework.cycle}, as at 24 July 2025" in found
        assert "Latest grades" in found
        assert "out by this day, as far as we know: Newer report." in found

    def test_until_then_older_grades_are_not_called_the_latest(self, stranger: Client, undated: Inspection) -> None:
        found = text(stranger, undated.force, "2025-07-23")
        assert f"grades by area, {undated.framework.cycle}" not in found
        assert "Latest grades" not in found
        assert "Grades known to be published by 23 July 2025 Left out: Newer report. We do not hold" in found
        assert "so they are left out: Newer report." in found

    def test_what_can_not_have_been_out_is_not_said_to_be_left_out(
        self, stranger: Client, undated: Inspection
    ) -> None:
        factories.publication(force=undated.force, published_on=date(2020, 1, 1))
        found = text(stranger, undated.force, "2023-12-31")
        assert "Newer report" not in found

    def test_a_month_is_a_date_of_the_latest_publication(self, stranger: Client) -> None:
        force = factories.publication(force=factories.force(), published_on=date(2022, 4, 28)).force
        factories.publication(force=force, published_on=None, published_text="June 2025", title="By its month")
        found = text(stranger, force)
        assert "Latest publication with a date By its month, June 2025" in found
        assert "By its month" in part(stranger, force, "published")

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
            ("month", "2024-10-31", ["1 open cause of concern held"]),
            ("year", "2024-12-30", []),
            ("year", "2024-12-31", ["1 open cause of concern held"]),
        ],
    )
    def test_so_does_a_cause(self, stranger: Client, precision: str, on: str, causes: list[str]) -> None:
        told = factories.publication(force=factories.force(), published_on=None)
        factories.cause(
            force=told.force, raised_in=told, raised_on=date(2024, 10, 1), raised_on_precision=precision
        )
        assert numbers(stranger, told.force, on)[:1] == causes
