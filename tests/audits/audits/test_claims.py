"""Published claims worked out again: each by a computation, and as far as its publication is visible."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audits.claims.recompute import METHODS, recompute
from audits.claims.register import Published, published
from audits.models import Claim, Measure, MeasureKind, Observation, Release, Topic
from peel.record.models import PublicationKind, Role, State
from tests import factories
from tests.audits.audits.making import said, two_audits
from tests.growth import same_number_of_queries
from tests.reading import page, words

pytestmark = pytest.mark.django_db
URL, DIFFERENCES = "/audits/claims/", "/audits/claims/differences/"
UNTIL = date(2025, 3, 31)


def claim(slug: str) -> Published:
    """One line of the file."""
    (found,) = [one for one in published() if one.slug == slug]
    return found


def figure(measure: str, value: str, until: date = UNTIL, **fields: Any) -> Observation:
    """One figure of one force, in a table that is published unless told otherwise."""
    state = fields.pop("state", State.PUBLISHED)
    known, _ = Measure.objects.get_or_create(
        slug=measure,
        defaults={
            "name": measure,
            "order": next(factories.numbers),
            "topic": Topic.STOP_AND_SEARCH,
            "definition": "So many.",
            "unit": "searches",
            "kind": MeasureKind.COUNT,
            "publisher": "Home Office",
            "licence": "OGL",
            "source": factories.SOURCE,
        },
    )
    release, _ = Release.objects.get_or_create(
        slug=f"table-{state}",
        defaults={
            "title": "Table",
            "publication": factories.publication(kind=PublicationKind.STATISTICS, state=state),
        },
    )
    days = {"period_from": until.replace(year=until.year - 1), "period_until": until}
    force = fields.pop("force", None) or factories.force()
    return Observation.objects.create(measure=known, release=release, force=force, value=value, **days)


def row_of(client: Client, about: str, url: str = URL) -> list[str]:
    """The cells of the claim about something."""
    (row,) = [row for row in page(client, url).xpath("//main//tbody/tr") if about in words(row)]
    return [words(cell) for cell in row.xpath("./*")]


class TestChanges:
    def test_published_and_ours_are_two_cells(self, stranger: Client) -> None:
        two_audits()
        assert row_of(stranger, "Hertfordshire, all reported crime")[:4] == [
            "Hertfordshire, all reported crime: from 82.6% (± 3.4 points) to 92.6% (± 2.7 points)",
            "Statistically significant improvement",
            "Our arithmetic agrees: z = 4.5",
            "Agrees",
        ]

    def test_without_a_margin_it_cannot_be_checked(self, stranger: Client) -> None:
        _, later = two_audits()
        later.estimates.update(margin=None)
        assert row_of(stranger, "Hertfordshire, all reported crime")[2:4] == [
            "Cannot be checked: not tested: no margin was published [x]",
            "Cannot be checked",
        ]

    def test_without_an_earlier_result_it_cannot_be_checked(self, stranger: Client) -> None:
        factories.estimate(claim=Claim.IMPROVEMENT, subject=factories.subject(name="Lone"))
        assert "The record has no earlier result" in " ".join(row_of(stranger, "lone"))

    def test_a_claim_of_a_draft_is_nowhere(self, stranger: Client, inspector_client: Client) -> None:
        two_audits(state=State.DRAFT)
        assert "Hertfordshire, all reported crime" not in words(page(stranger, URL))
        assert row_of(inspector_client, "Hertfordshire, all reported crime")[3] == "Agrees"

    def test_what_differs_comes_first_and_what_agrees_is_folded(self, stranger: Client) -> None:
        _, later = two_audits()
        later.estimates.filter(subject__slug="sexual-offences").update(claim=Claim.DECLINE)
        tree = page(stranger, URL)
        assert tree.xpath("//main//h2/@id")[0] == "differs"
        (agrees,) = tree.xpath("//h2[@id='agrees']/following-sibling::details[1]")
        assert "open" not in agrees.attrib
        assert "Hertfordshire, all reported crime" in words(agrees)
        assert "sexual offences" not in words(agrees)


class TestFigures:
    def test_a_total_is_added_from_the_figures(self, stranger: Client) -> None:
        figure("stop_searches", "500000")
        figure("stop_searches", "13474")
        figure("stop_searches", "99", until=date(2024, 3, 31))
        assert row_of(stranger, "Stops and searches by the 43 forces, year")[1:5] == [
            "513,474 searches",
            "513,474 searches",
            "Agrees",
            "The figures of 2 forces in the statistical table, added.",
        ]
        assert row_of(stranger, "and British Transport Police (15,108)")[2:4] == ["528,582 searches", "Agrees"]

    def test_another_total_differs(self, stranger: Client) -> None:
        figure("stop_searches", "513400")
        assert row_of(stranger, "Stops and searches by the 43 forces, year")[3] == "Differs"

    def test_without_the_figures_it_cannot_be_checked(self, stranger: Client) -> None:
        cells = row_of(stranger, "Stops and searches by the 43 forces, year")
        assert cells[2:5] == ["[x]", "Cannot be checked", "The record has no figures of this measure and period"]

    def test_figures_of_a_draft_table_are_not_used(self, stranger: Client, inspector_client: Client) -> None:
        figure("stop_searches", "513474", state=State.DRAFT)
        assert row_of(stranger, "Stops and searches by the 43 forces, year")[3] == "Cannot be checked"
        assert row_of(inspector_client, "Stops and searches by the 43 forces, year")[3] == "Agrees"

    def test_a_claim_is_as_visible_as_its_publication(self, stranger: Client, inspector_client: Client) -> None:
        about = "line managers who answered"
        assert about not in words(page(stranger, URL))
        factories.publication(slug="hertfordshire-2023-25", state=State.DRAFT, title="Zanzibar")
        assert about not in words(page(stranger, URL))
        assert "Zanzibar" not in words(page(stranger, URL))
        assert row_of(inspector_client, about)[1:4] == ["64 percent", "64.0 percent", "Agrees"]

    def test_a_slip_in_a_document_differs(self, stranger: Client) -> None:
        factories.publication(slug="hertfordshire-2023-25")
        cells = row_of(stranger, "86 of 529")
        assert cells[1:4] == ["16.2 percent", "16.26 percent", "Differs"]


class TestMethods:
    FORCES = {"a": Decimal(2), "b": Decimal(4)}

    def test_each_method_of_the_file_is_known_and_each_claim_has_one_or_a_reason(self) -> None:
        for one in published():
            assert (one.method in METHODS) != bool(one.why), one.slug
        assert {one.method for one in published()} - {"none"} == set(METHODS)

    def test_a_quotient_needs_both(self) -> None:
        one = claim("hertfordshire-searches-ratio")
        above = {(one.measure, one.period_until): {"hertfordshire": Decimal("14.3")}}
        below = {(one.second, one.period_until): {"hertfordshire": Decimal("4.2")}}
        assert recompute(one, above).outcome == "cannot"
        assert recompute(one, above | below).ours == "3.40 times"

    def test_rounding_of_each_figure_is_allowed_for_and_no_more(self) -> None:
        one = claim("grant-2026")
        key = (one.measure, one.period_until)
        for gap, outcome in (("0", "agrees"), ("1", "agrees"), ("2", "differs")):
            figures = {"a": one.stated - 1000, "b": 1000 - Decimal(gap)}
            assert recompute(one, {key: figures}).outcome == outcome, gap
        exact = {"a": one.stated - Decimal("1000.25"), "b": Decimal("999.25")}
        assert recompute(one, {key: exact}).outcome == "differs"

    @pytest.mark.parametrize(("slug", "ours"), [("charge-rate-mean", "3.000"), ("charge-rate-deviation", "1.000")])
    def test_mean_and_deviation_count_each_force_alike(self, slug: str, ours: str) -> None:
        one = claim(slug)
        assert recompute(one, {(one.measure, one.period_until): self.FORCES}).ours == f"{ours} percent"

    def test_a_claim_rounded_to_more_agrees_with_what_rounds_to_it(self) -> None:
        one = claim("population-2024")
        for people, outcome in (("61849999", "agrees"), ("61850051", "differs")):
            found = recompute(one, {(one.measure, one.period_until): {"a": Decimal(people)}})
            assert found.outcome == outcome


def test_the_page_says_how_many_agree(stranger: Client) -> None:
    factories.publication(slug="hertfordshire-2023-25")
    two_audits()
    rows = [words(row) for row in page(stranger, URL).xpath("//main//tbody/tr")]
    outcomes = (" Agrees ", " Differs ", " Cannot be checked ")
    agree, differ, cannot = (sum(outcome in row for row in rows) for outcome in outcomes)
    lead = words(page(stranger, URL).xpath("//p[@class='govuk-body-l']")[0])
    assert agree + differ + cannot == len(rows) > 40
    numbers = f"{agree} agree with our arithmetic, {differ} differs, and {cannot} cannot be checked"
    assert lead == f"Of {len(rows)} claims, {numbers} from the record."


class TestDifferences:
    @pytest.mark.parametrize("role", [None, Role.FORCE_STAFF])
    def test_others_find_nothing(self, role: str | None) -> None:
        client = Client()
        if role:
            client.force_login(factories.user(role=role, force=factories.force()))
        assert client.get(DIFFERENCES).status_code == 404
        assert "differences" not in client.get(URL).content.decode()

    def test_both_are_shown_side_by_side(self, inspector_client: Client) -> None:
        factories.publication(slug="hertfordshire-2023-25")
        _, later = two_audits()
        later.estimates.filter(subject__slug="sexual-offences").update(claim=Claim.IMPROVEMENT)
        rows = page(inspector_client, DIFFERENCES).xpath("//main//tbody/tr")
        assert len(rows) == 2
        assert row_of(inspector_client, "sexual offences", DIFFERENCES)[1:4] == [
            "Statistically significant improvement",
            "Our arithmetic differs: no statistically significant change, z = −0.03",
            "Differs",
        ]
        assert "16.26 percent" in row_of(inspector_client, "86 of 529", DIFFERENCES)
        assert DIFFERENCES in page(inspector_client, URL).xpath("//main//a/@href")

    def test_where_none_differs_it_says_how_many_were_checked(self, inspector_client: Client) -> None:
        two_audits()
        assert "None differs: 1 claim was worked out again." in words(page(inspector_client, DIFFERENCES))


def test_the_page_asks_the_same_number_of_queries(stranger: Client) -> None:
    def one_more() -> None:
        force = factories.force(f"Hertfordshire {next(factories.numbers)}")
        subject = factories.subject()
        earlier, later = (factories.audit(force=force, sample_until=date(year, 1, 1)) for year in (2020, 2022))
        factories.estimate(audit=earlier, subject=subject)
        factories.estimate(audit=later, subject=subject, value="99", claim=Claim.IMPROVEMENT)
        said(earlier, later)
        figure("stop_searches", "5", force=force)

    same_number_of_queries(stranger, reverse("audit-claims"), one_more)
