"""The list of causes of concern, and the page of each with its life line."""

from datetime import date

import pytest
from django.test import Client

from audits.models import Claim, Comparison
from peel.recommendations.queries import rule
from peel.record.models import (
    Closure,
    Comparability,
    Correspondent,
    CorrespondentRole,
    FindingKind,
    State,
    Supersession,
    User,
)
from tests import factories
from tests.causes.rows import closed_cause, events
from tests.growth import same_number_of_queries
from tests.reading import page, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_august")]


def test_the_list_says_how_each_cause_stands(stranger: Client) -> None:
    closed_cause()
    cause = factories.cause(title="Answering calls", raised_on=date(2025, 7, 1))
    factories.recommendation(cause=cause)
    rows = [words(row) for row in page(stranger, "/causes/").xpath("//tbody/tr")]
    assert len(rows) == 2
    assert "31 days" in rows[0]
    assert "1 October 2025 – in 61 days" in rows[0]
    assert rows[0].endswith("Open")
    assert "closed after 267 days" in rows[1]
    assert rows[1].endswith("Closed")


def test_the_life_line_says_what_is_overdue(stranger: Client) -> None:
    cause = factories.cause(raised_on=date(2025, 1, 1))
    done = factories.recommendation(cause=cause, deadline_on=date(2025, 6, 12))
    factories.recommendation(cause=cause, deadline_on=date(2025, 6, 12))
    items = page(stranger, cause.get_absolute_url()).xpath("//li[@class='life-line__item']")
    assert "12 June 2025 overdue, 50 days late – " in words(items[1])
    Closure.objects.create(
        publication=factories.publication(), recommendation=done, closed_on=date(2025, 6, 1), source="x"
    )
    items = page(stranger, cause.get_absolute_url()).xpath("//li[@class='life-line__item']")
    assert "12 June 2025 1 of them overdue, 50 days late – " in words(items[1])


def test_a_cause_of_whose_end_nobody_tells_is_neither_open_nor_old(stranger: Client) -> None:
    cause = factories.cause(is_end_unknown=True)
    factories.recommendation(cause=cause)
    for url in ("/causes/?status=not-known", cause.get_absolute_url()):
        text = words(page(stranger, url).xpath("//main")[0])
        assert "Not known" in text
        assert "288 days" not in text
        assert "days late" not in text
    assert not page(stranger, "/causes/?status=open").xpath("//tbody/tr")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("status=open", "Open one"),
        ("status=closed", "Recording crime"),
        ("accelerated=true", "Open one"),
        ("accelerated=false", "Recording crime"),
        ("region=Wales", "Open one"),
        ("region=South+West", "Recording crime"),
    ],
)
def test_the_list_is_filtered(stranger: Client, query: str, shown: str) -> None:
    closed_cause()
    force = factories.force(region="Wales")
    factories.cause(title="Open one", force=force, is_accelerated=True)
    rows = page(stranger, f"/causes/?{query}").xpath("//tbody/tr")
    assert len(rows) == 1
    assert shown in words(rows[0])


def test_the_list_is_filtered_by_force_theme_and_cycle(stranger: Client) -> None:
    area = factories.area()
    cause = factories.cause(title="The one", area=area)
    other = factories.inspection()
    factories.cause(title="The other", force=other.force, raised_in=other.report)
    for query in (
        f"force={cause.force.slug}",
        f"theme={area.theme.slug}",
        f"cycle={area.framework.cycle.slug}",
    ):
        assert [words(th) for th in page(stranger, f"/causes/?{query}").xpath("//tbody//th")] == ["The one"], query
    by_report = page(stranger, f"/causes/?cycle={other.framework.cycle.slug}").xpath("//tbody//th")
    assert [words(th) for th in by_report] == ["The other"]


def test_an_empty_list_says_so(stranger: Client) -> None:
    assert "There are no causes of concern in the record yet" in words(page(stranger, "/causes/"))


def test_the_life_line_is_an_ordered_list_oldest_first(stranger: Client) -> None:
    cause = closed_cause()
    letter = cause.closure.publication.letter
    Correspondent.objects.create(letter=letter, role=CorrespondentRole.FROM, order=1, name="Roy Example")
    factories.finding(publication=letter.publication, heading="Still to do", kind=FindingKind.AREA_FOR_IMPROVEMENT)
    audit = factories.audit(force=cause.force, publication=letter.publication, title="Re-audit")
    other_force = factories.audit(publication=letter.publication, title="Not ours")
    shown = events(stranger, cause)
    heads = ("Raised", "1 recommendation due", "1 recommendation due", "Crime data integrity audit published")
    heads += ("Letter sent: closure of cause of concern", "Closed", "Area for improvement issued")
    assert len(shown) == len(heads)
    assert all(item.startswith(head) for item, head in zip(shown, heads, strict=True)), shown
    days = ("17 October 2024", "17 October 2024", "17 January 2025", *["11 July 2025"] * 4)
    assert all(day in item for item, day in zip(shown, days, strict=True))
    assert audit.title in shown[3]
    assert "Roy Example" in shown[4]
    assert "Still to do" in shown[6]
    assert not any(other_force.title in item for item in shown)


def test_deadlines_ahead_come_last_and_say_how_far(stranger: Client) -> None:
    cause = factories.cause(raised_on=date(2025, 7, 1))
    factories.recommendation(cause=cause)
    factories.recommendation(cause=cause)
    shown = events(stranger, cause)
    assert shown[-1].startswith("2 recommendations due 1 October 2025 in 61 days – ")


def test_an_accelerated_cause_is_a_route_and_restated_in_the_report(stranger: Client) -> None:
    report = factories.publication(title="The later report", published_on=date(2025, 1, 1))
    cause = factories.cause(is_accelerated=True, restated_in=report)
    text = words(page(stranger, cause.get_absolute_url()))
    assert "not how severe it is" in text
    shown = events(stranger, cause)
    assert shown[0].startswith("Raised ahead of the report")
    assert shown[1].startswith("Restated 1 January 2025")


def test_the_rule_behind_a_due_date_is_said_in_words(stranger: Client) -> None:
    cause = closed_cause()
    factories.recommendation(cause=cause, order=3, deadline_on=date(2025, 9, 30))
    factories.recommendation(cause=cause, order=4, deadline_months=None, deadline_days=56)
    factories.recommendation(cause=cause, order=5, deadline_months=None, deadline_wording="")
    factories.recommendation(
        cause=cause, order=6, due_override_on=date(2025, 2, 1), due_override_reason="Agreed with the force."
    )
    rows = page(stranger, cause.get_absolute_url()).xpath("//tr[starts-with(@id, 'recommendation-')]")
    texts = [words(row) for row in rows]
    assert "17 October 2024" in texts[0]
    assert "Immediately from publication on 17 October 2024" in texts[0]
    assert "17 January 2025" in texts[1]
    assert "3 months from publication on 17 October 2024" in texts[1]
    assert "175 days after it was due" in texts[1]
    assert "30 September 2025" in texts[2]
    assert "The date that the recommendation states" in texts[2]
    assert "81 days before it was due" in texts[2]
    assert "12 December 2024" in texts[3]
    assert "56 days from publication" in texts[3]
    assert "No deadline is stated" in texts[4]
    assert "1 February 2025" in texts[5]
    assert "Agreed with the force." in texts[5]


def test_one_month_is_not_one_months() -> None:
    cause = factories.cause(raised_on=date(2025, 1, 31))
    assert rule(factories.recommendation(cause=cause, deadline_months=1)).startswith("1 month from")


def test_an_open_recommendation_is_so_many_days_late(stranger: Client) -> None:
    cause = factories.cause(raised_on=date(2025, 3, 12))
    factories.recommendation(cause=cause)
    row = page(stranger, cause.get_absolute_url()).xpath("//tr[starts-with(@id, 'recommendation-')]")[0]
    assert "Overdue" in words(row)
    assert "50 days late" in words(row)


def test_a_day_at_the_latest_is_not_said_to_be_the_day(stranger: Client) -> None:
    cause = closed_cause()
    type(cause.closure).objects.update(precision="at-latest")
    tree = page(stranger, cause.get_absolute_url())
    assert "11 July 2025 at the latest" in words(tree)
    assert "at most 175 days after" in words(tree)


def test_the_passages_link_into_the_document(stranger: Client) -> None:
    cause = closed_cause()
    document = factories.document(publication=cause.raised_in)
    cause.passages.set(document.passages.all())
    quoted = page(stranger, cause.get_absolute_url()).xpath("//blockquote//a/@href")
    assert quoted == [f"/documents/{document.public_id}/#p-{number}" for number in (1, 2, 3)]


def test_the_numbers_before_and_after_show_all_measures(stranger: Client) -> None:
    cause = closed_cause()
    after = cause.closure.publication
    earlier = factories.audit(force=cause.force, publication=cause.raised_in, sample_until=date(2023, 11, 30))
    later = factories.audit(force=cause.force, publication=after, sample_until=date(2025, 1, 31))
    for name, (was, now), claim in (
        ("All reported crime", ("82.6", "92.6"), Claim.IMPROVEMENT),
        ("Sexual offences", ("89.8", "89.7"), ""),
    ):
        subject = factories.subject(name=name)
        factories.estimate(audit=earlier, subject=subject, value=was)
        factories.estimate(audit=later, subject=subject, value=now, margin="2.7", claim=claim)
    Comparison.objects.create(
        earlier=earlier, later=later, comparable=Comparability.YES, statement="Same.", whose="us", source="x"
    )
    figure = page(stranger, cause.get_absolute_url()).xpath("//figure")[0]
    rows = [[words(cell) for cell in row] for row in figure.xpath(".//tbody/tr")]
    assert [row[0] for row in rows] == ["All reported crime", "All reported crime"] + ["Sexual offences"] * 2
    assert rows[1][2:10] == [
        *("92.6", "89.9", "95.3", "92.6% (± 2.7 points)"),
        *("10.0", "rose by 10.0 points, statistically significant"),
        *(Claim.IMPROVEMENT.label, "Our arithmetic agrees: z = 4.5"),
    ]
    assert rows[3][5:9] == ["89.7% (± 2.7 points)", "-0.1", "no statistically significant change", "[z]"]


def test_an_open_cause_has_no_numbers_that_prove_its_end(stranger: Client) -> None:
    cause = factories.cause()
    factories.estimate(audit=factories.audit(force=cause.force, publication=cause.raised_in))
    assert not page(stranger, cause.get_absolute_url()).xpath("//figure")


def test_what_took_its_place_and_what_it_took_the_place_of(stranger: Client) -> None:
    old, new = factories.cause(title="The old one"), factories.cause(title="The new one")
    Supersession.objects.create(
        cause=old, successor=new, publication=new.raised_in, on=date(2025, 1, 1), source="x"
    )
    assert "Superseded" in events(stranger, old)[-1]
    assert "The new one" in events(stranger, old)[-1]
    assert "The old one" in words(page(stranger, new.get_absolute_url()))


def test_a_cause_can_become_an_area_for_improvement(stranger: Client) -> None:
    old, finding = factories.cause(), factories.finding(heading="Less serious now")
    Supersession.objects.create(
        cause=old, finding=finding, publication=finding.publication, on=date(2025, 1, 1), source="x"
    )
    last = events(stranger, old)[-1]
    assert last.startswith("Became an area for improvement")
    assert "Less serious now" in last


def test_other_forces_with_a_cause_in_the_same_theme(stranger: Client) -> None:
    area = factories.area()
    cause = factories.cause(area=area)
    factories.cause(area=factories.area(theme=area.theme), title="Elsewhere the same")
    factories.cause(area=factories.area(), title="Elsewhere another")
    text = words(page(stranger, cause.get_absolute_url()))
    assert "Elsewhere the same" in text
    assert "Elsewhere another" not in text


def test_a_draft_says_so_to_those_who_see_it(inspector_client: Client, inspector: User) -> None:
    cause = factories.cause(state=State.DRAFT)
    assert "Not published" in words(page(inspector_client, cause.get_absolute_url()))


def test_the_list_asks_the_same_number_of_queries(stranger: Client) -> None:
    same_number_of_queries(
        stranger, "/causes/", lambda: factories.recommendation(cause=factories.cause(area=factories.area()))
    )


def test_the_page_asks_the_same_number_of_queries(stranger: Client) -> None:
    cause = closed_cause()
    cause.area = factories.area()
    cause.save()
    document = factories.document(publication=cause.raised_in)
    later = factories.audit(force=cause.force, publication=cause.closure.publication)

    def one_more() -> None:
        factories.recommendation(cause=cause)
        factories.cause(area=cause.area)
        factories.audit(force=cause.force, publication=factories.publication(published_on=date(2025, 3, 3)))
        factories.letter(force=cause.force, kind="revisit", sent_on=date(2025, 4, 4))
        factories.finding(publication=cause.closure.publication, kind=FindingKind.AREA_FOR_IMPROVEMENT)
        number = document.passages.count() + 1
        cause.passages.add(document.passages.create(number=number, kind="paragraph", text=f"More {number}"))
        earlier = factories.audit(force=cause.force)
        subject = factories.subject()
        for audit in (earlier, later):
            factories.estimate(audit=audit, subject=subject)
            factories.counted(audit=audit, subject=subject, wording=subject.name)
        Comparison.objects.create(
            earlier=earlier, later=later, comparable=Comparability.YES, statement="x", whose="y", source="z"
        )

    same_number_of_queries(stranger, cause.get_absolute_url(), one_more)
