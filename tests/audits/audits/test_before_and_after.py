"""Two audits beside each other: the chart that letters and causes show, and the page behind it."""

from decimal import Decimal
from urllib.parse import urljoin

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from audits.audits.charts import before_and_after as charts
from audits.audits.queries import pairs as queries
from audits.models import Claim
from peel.record.models import Comparability, State
from tests import factories
from tests.audits.audits.making import drawn, two_audits
from tests.reading import page, words

pytestmark = pytest.mark.django_db
BEFORE_AND_AFTER = "{% audits_given publication as given %}{% before_and_after given.pairs 'Numbers' 'numbers' %}"


class TestBeforeAndAfter:
    def test_the_title_is_a_sentence_of_published_figures(self) -> None:
        _, later = two_audits()
        (pair,) = queries.audits_given_in(AnonymousUser(), later.publication).pairs
        sentence = (
            "Hertfordshire: recorded 92.6% of all reported crime in 2025, 82.6% in the audit before: "
            "rose by 10.0 points, statistically significant"
        )
        chart = charts.before_and_after(pair)
        assert chart.title == sentence
        assert "September to November 2023 and December 2024 to January 2025" in chart.subtitle
        assert "95%" in chart.subtitle

    def test_the_drawing_and_the_table_hold_the_same_numbers(self) -> None:
        _, later = two_audits()
        (pair,) = queries.audits_given_in(AnonymousUser(), later.publication).pairs
        chart = charts.before_and_after(pair)
        line, before, bare_before, after, bare_after = chart.figure.data
        assert list(before.x) == [82.6, 89.8]
        assert list(after.x) == [92.6, 89.7]
        drawn_values = [*before.x, *bare_before.x, *after.x, *bare_after.x]
        assert sorted(float(row[2]) for row in chart.rows) == sorted(drawn_values)
        assert list(after.error_x.array) == pytest.approx([2.7, 4.9])
        assert list(after.error_x.arrayminus) == pytest.approx([2.7, 4.9])
        assert bare_after.error_x.array is None
        assert [trace.showlegend for trace in chart.figure.data] == [False, True, False, True, False]
        assert list(after.text) == ["92.6%", "89.7%"]
        assert list(bare_after.text) == ["about 72%"]
        assert [x for x in line.x if x is not None] == [82.6, 92.6, 89.8, 89.7, 83.0, 72.0]
        assert chart.rows[1][3:11] == (
            Decimal("89.9"),
            Decimal("95.3"),
            "92.6% (± 2.7 points)",
            "[x]",
            Decimal("10.0"),
            "rose by 10.0 points, statistically significant",
            Claim.IMPROVEMENT.label,
            "Our arithmetic agrees: z = 4.5",
        )
        assert chart.rows[0][7:11] == ("[z]",) * 4
        assert chart.rows[5][7:9] == ("[x]", "not tested: no margin was published [x]")
        assert chart.rows[5][3:6] == ("[x]", "[x]", "about 72% (no margin published)")

    def test_limits_are_cut_in_the_drawing(self) -> None:
        earlier, later = two_audits()
        subject = factories.subject()
        factories.estimate(audit=earlier, subject=subject, value="1.0", margin="2.0")
        factories.estimate(audit=later, subject=subject, value="99.0", margin="2.0")
        (pair,) = queries.audits_given_in(AnonymousUser(), later.publication).pairs
        _, before, _, after, _ = charts.before_and_after(pair).figure.data
        assert before.error_x.arrayminus[-1] == 1.0
        assert after.error_x.array[-1] == 1.0

    @pytest.mark.parametrize("comparable", [Comparability.NO, Comparability.NOT_STATED])
    def test_no_line_joins_what_does_not_compare(self, comparable: Comparability) -> None:
        _, later = two_audits(comparable)
        (pair,) = queries.audits_given_in(AnonymousUser(), later.publication).pairs
        chart = charts.before_and_after(pair)
        assert [trace.mode for trace in chart.figure.data] == ["markers+text"] * 4
        breaks = [note.text for note in chart.figure.layout.annotations if comparable.label.lower() in note.text]
        assert len(breaks) == 3
        assert comparable.label.lower() in chart.title
        assert "improve" not in chart.title

    def test_a_measure_of_one_audit_alone_is_shown_too(self) -> None:
        earlier, later = two_audits()
        factories.estimate(audit=earlier, subject=factories.subject(name="Only before"))
        factories.estimate(audit=later, subject=factories.subject(name="Only after"))
        (pair,) = queries.audits_given_in(AnonymousUser(), later.publication).pairs
        assert [row[0] for row in charts.before_and_after(pair).rows][-2:] == ["Only before", "Only after"]

    def test_nothing_is_drawn_for_a_publication_without_audits(self) -> None:
        publication = factories.publication()
        for given_one in (publication, None):
            assert not drawn(BEFORE_AND_AFTER, publication=given_one).strip()

    def test_an_audit_that_is_hidden_is_not_drawn(self) -> None:
        _, later = two_audits(state=State.DRAFT)
        publication = later.publication
        assert not drawn(BEFORE_AND_AFTER, publication=publication).strip()
        assert "92.6" in drawn(BEFORE_AND_AFTER, factories.user(), publication=publication)


class TestThePageOfAPair:
    def test_published_claim_and_our_check_are_two_fields(self, stranger: Client) -> None:
        earlier, later = two_audits()
        tree = page(stranger, reverse("audit-pair", args=[later.slug, earlier.slug]))
        cells = {
            words(row.xpath("./th")[0]): row.xpath("./td")
            for row in tree.xpath("//table[.//th='Before']//tbody/tr")
        }
        crime = [words(cell) for cell in cells["All reported crime"]]
        assert crime[2:] == [
            "Rose by 10.0 points, statistically significant",
            "Published: statistically significant improvement",
            "Our arithmetic agrees: z = 4.5",
        ]
        assert words(cells["Sexual offences"][2]) == "No statistically significant change"
        assert words(cells["Recorded within 24 hours"][2]) == "Not tested: no margin was published [x]"
        assert "20.00 ÷" not in words(tree)
        assert "4.34" in words(tree.xpath("//details[contains(., 'How we worked')]")[0])

    def test_a_claim_that_the_figures_do_not_bear_out_differs(self, stranger: Client) -> None:
        earlier, later = two_audits()
        later.estimates.filter(subject__slug="sexual-offences").update(claim=Claim.DECLINE)
        text = words(page(stranger, reverse("audit-pair", args=[later.slug, earlier.slug])))
        assert "Our arithmetic differs: no statistically significant change, z = −0.03" in text

    def test_a_break_keeps_the_reason_and_no_claim(self, stranger: Client) -> None:
        earlier, later = two_audits(Comparability.NO)
        text = words(page(stranger, reverse("audit-pair", args=[later.slug, earlier.slug])))
        assert "Cannot be compared: The method is the same [b]" in text
        assert "significant improvement" not in text

    def test_the_chart_gives_its_files_there(self, stranger: Client) -> None:
        earlier, later = two_audits()
        address = reverse("audit-pair", args=[later.slug, earlier.slug])
        (csv,) = page(stranger, address).xpath("//p[@class='downloads']//a[contains(@href, 'csv')]/@href")
        told = stranger.get(urljoin(address, csv))
        assert told.status_code == 200
        assert "92.6,89.9,95.3" in told.content.decode()

    def test_a_pair_with_a_hidden_side_is_not_found(self, stranger: Client) -> None:
        earlier, later = two_audits(state=State.DRAFT)
        assert stranger.get(reverse("audit-pair", args=[later.slug, earlier.slug])).status_code == 404

    def test_a_pair_of_which_nobody_speaks_is_not_found(self, stranger: Client) -> None:
        earlier, later = two_audits()
        assert stranger.get(reverse("audit-pair", args=[earlier.slug, later.slug])).status_code == 404
