"""The charts of a benchmark: the same numbers as in the files and the database, and no line across a break."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from audits.benchmarks.charts.funnel import funnel
from audits.benchmarks.charts.one_period import bars
from audits.benchmarks.charts.over_time import over_time
from audits.benchmarks.queries.benchmark import record
from audits.benchmarks.queries.page import Page, page
from audits.models import Direction, Observation
from tests import factories_measures as measures
from tests.audits.benchmarks.rows import counted, figures, forces, rate
from tests.reading import page as fetched
from tests.reading import words

pytestmark = pytest.mark.django_db


def shown(measure, force: str = "", period: str = "") -> Page:
    """What the page of a measure shows a stranger."""
    measure.refresh_from_db()
    found = page(AnonymousUser(), record(AnonymousUser(), measure), force=force, period=period)
    assert found is not None
    return found


def file(client: Client, measure, key: str, **chosen: str) -> list[dict[str, str]]:
    """One chart's figures as its file has them, without the lines under the table."""
    response = client.get(measure.get_absolute_url(), {"chart": key, "format": "csv", **chosen})
    text = response.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    return [row for row in rows if [value for value in row.values() if value][1:]]


def one_force(values: dict[int, object], **fields):
    """A measure with a figure of one force in some years."""
    measure = measures.measure(**fields)
    (force,) = forces("Ayshire")
    for until, value in values.items():
        figures(measure, {force: value}, until=until)
    return measure, force


class TestNumbers:
    """What is on the page is in the file and in the database."""

    def test_of_the_bars(self, stranger: Client) -> None:
        measure = measures.measure(decimals=1)
        values = ["12345.6", "7", "0", "99.9"]
        figures(measure, dict(zip(forces("Ayshire", "Beeshire", "Ceeshire", "Deeshire"), values, strict=True)))
        in_file = {row["Force"]: Decimal(row["Figure (offences)"]) for row in file(stranger, measure, "forces")}
        stored = {row.force.short_name: row.value for row in Observation.objects.filter(measure=measure)}
        assert in_file == stored
        table = fetched(stranger, measure.get_absolute_url()).xpath("//figure[1]//tbody/tr")
        on_page = {words(row[0]): Decimal(words(row[1]).replace(",", "")) for row in table}
        assert on_page == stored
        assert words(table[0][1]) == "12,345.6"

    def test_of_the_years(self, stranger: Client) -> None:
        measure, _ = one_force({2023: 5, 2024: 6, 2025: 7})
        measures.provisional(measure=measure)
        rows = file(stranger, measure, "over-time", force="ayshire")
        assert [row["Ayshire (offences)"] for row in rows] == ["7", "6", "5"]
        assert rows[0]["Notes"] == "Ayshire (offences): [p]"

    @pytest.mark.parametrize(("other", "written"), [("7", "4,163"), ("7.5", "4,163.0"), ("7.25", "4,163.00")])
    def test_no_period_gets_decimals_that_none_of_its_figures_has(
        self, stranger: Client, other: str, written: str
    ) -> None:
        measure = measures.measure(decimals=2)
        figures(measure, dict(zip(forces("Ayshire", "Beeshire"), ("4163", other), strict=True)))
        table = fetched(stranger, measure.get_absolute_url()).xpath("//figure[1]//tbody/tr")
        assert words(table[0][1]) == written

    def test_the_bars_are_as_long_as_the_figures(self) -> None:
        measure = measures.measure()
        figures(measure, dict(zip(forces("Ayshire", "Beeshire", "Ceeshire"), (30, 20, 10), strict=True)))
        chart = bars(shown(measure, force="beeshire").benchmark)
        drawn = {trace.name: list(trace.x) for trace in chart.figure.data}
        assert drawn == {"more than one SD above": [30.0], "more than one SD below": [10.0], "Beeshire": [20.0]}
        assert chart.figure.layout.xaxis.range[0] == 0
        assert list(chart.figure.layout.yaxis.categoryarray) == ["Ceeshire 10", "► Beeshire 20", "Ayshire 30"]
        chosen = next(trace for trace in chart.figure.data if trace.name == "Beeshire")
        assert chosen.marker.pattern.shape == "/"
        assert all(trace.marker.line.width for trace in chart.figure.data)

    def test_the_lines_say_what_they_are(self) -> None:
        measure = measures.measure()
        figures(measure, dict(zip(forces("Ayshire", "Beeshire"), (30, 10), strict=True)))
        layout = bars(shown(measure).benchmark).figure.layout
        assert {a.text for a in layout.annotations} == {
            "one SD below 10.0",
            "average 20.0",
            "one SD above 30.0",
        }
        assert [shape.x0 for shape in layout.shapes if shape.line.dash == "solid"] == [20.0]

    def test_a_line_under_nought_is_not_drawn(self) -> None:
        measure = measures.measure()
        figures(measure, dict(zip(forces("Ayshire", "Beeshire", "Ceeshire"), (100, 0, 0), strict=True)))
        chart = bars(shown(measure).benchmark)
        assert not [a.text for a in chart.figure.layout.annotations if "below" in a.text]
        assert "less than 0, so that line is not drawn" in chart.note


class TestFunnel:
    """Only where the published counts give the published figure."""

    def test_limits_about_all_together(self) -> None:
        measure = rate()
        a, b, c = forces("Ayshire", "Beeshire", "Ceeshire")
        counted(measure, {a: (1000, 20_000), b: (1000, 20_000), c: (4000, 20_000)})
        found = shown(measure, force="ceeshire")
        chart = funnel(found.benchmark, found.funnel, "population")
        assert chart.title == "Ceeshire lies above the 99.8% limit, given its size"
        assert found.funnel.centre == pytest.approx(100)
        assert [row[0] for row in chart.rows] == ["Ceeshire", "Ayshire", "Beeshire"]
        assert chart.rows[0][1:3] == [20_000, Decimal("200.00")]
        assert "worked out by us from the counts" in chart.subtitle
        assert "over-dispersion" in chart.note

    def test_a_figure_that_its_counts_do_not_give_is_left_out(self) -> None:
        measure = rate()
        a, b, c = forces("Ayshire", "Beeshire", "Ceeshire")
        counted(measure, {a: (1000, 20_000), b: (1000, 20_000), c: (1000, 20_000)})
        Observation.objects.filter(measure=measure, force=c).update(value=80)
        assert {point.name for point in shown(measure).funnel.points} == {"ayshire", "beeshire"}

    def test_without_counts_a_sentence_says_why(self, stranger: Client) -> None:
        plain = measures.measure()
        bare = rate(numerator=None, denominator=None, multiplier=None)
        money = rate(numerator=measures.measure(kind="amount"))
        other = rate(numerator=measures.measure())
        (force,) = forces("Ayshire")
        for measure in (plain, bare, money, other):
            figures(measure, {force: 5})
        assert "this is a plain number" in shown(plain).why_no_funnel
        assert "none are in the record behind these figures" in shown(bare).why_no_funnel
        assert "which ‘Measure" in shown(money).why_no_funnel
        assert "in the year ending 31 March 2025 are not in the record" in shown(other).why_no_funnel
        text = words(fetched(stranger, plain.get_absolute_url()))
        assert shown(plain).why_no_funnel in text


class TestOverTime:
    """Pieces of a line, and what may be said of them."""

    @staticmethod
    def lines(found: Page) -> list[list[float]]:
        """The force's line as drawn: the values of each piece."""
        chart = over_time(found.benchmark, found.series)
        return [list(trace.y) for trace in chart.figure.data if trace.name == "Ayshire"]

    def test_no_line_crosses_a_break(self) -> None:
        measure, force = one_force({2019: 1, 2020: 2, 2021: 3, 2022: 4})
        measures.broken(measure=measure, force=force)
        found = shown(measure, "ayshire")
        assert self.lines(found) == [[1, 2], [3, 4]]
        chart = over_time(found.benchmark, found.series)
        (at,) = [shape.x0 for shape in chart.figure.layout.shapes]
        assert date(2020, 3, 31).toordinal() < at < date(2021, 3, 31).toordinal()
        assert [a.text for a in chart.figure.layout.annotations] == ["[b]"]
        assert [row[1] for row in chart.rows] == [4, "3 [b]", 2, 1]
        assert chart.title == "Ayshire: 3 in the year ending 31 March 2021, 4 in the year ending 31 March 2022"

    def test_a_break_of_another_force_is_none(self) -> None:
        measure, _ = one_force({2020: 2, 2021: 3})
        measures.broken(measure=measure, force=forces("Elsewhere")[0])
        assert self.lines(shown(measure, "ayshire")) == [[2, 3]]

    def test_a_break_of_all_parts_the_spread_too(self) -> None:
        measure, _ = one_force({2020: 2, 2021: 3})
        measures.broken(measure=measure)
        assert [len(piece) for piece in shown(measure).series.of_all] == [1, 1]

    def test_no_line_crosses_a_missing_year(self) -> None:
        measure, _ = one_force({2019: 1, 2020: 2, 2022: 4})
        assert self.lines(shown(measure, "ayshire")) == [[1, 2], [4]]

    def test_days_a_year_apart_are_joined_and_two_years_apart_not(self) -> None:
        measure = measures.measure()
        (force,) = forces("Ayshire")
        for year, value in {2019: 1, 2020: 2, 2021: 3, 2023: 4}.items():
            day = date(year, 3, 31)
            measures.observation(measure=measure, force=force, value=value, period_from=day, period_until=day)
        assert self.lines(shown(measure, "ayshire")) == [[1, 2, 3], [4]]

    def test_a_provisional_figure_is_hollow_and_marked(self) -> None:
        measure, _ = one_force({2024: 1, 2025: 2})
        measures.provisional(measure=measure)
        found = shown(measure, "ayshire")
        line = over_time(found.benchmark, found.series).figure.data[-1]
        assert list(line.text) == ["", "[p]"]
        assert line.marker.color[1] == "#fff"
        assert "provisional" in over_time(found.benchmark, found.series).title

    def test_the_breaks_statement_is_on_the_page(self, stranger: Client) -> None:
        measure, force = one_force({2020: 2, 2021: 3})
        measures.broken(measure=measure, force=force, statement="A new system.")
        assert "A new system." in words(fetched(stranger, f"{measure.get_absolute_url()}?force=ayshire"))
        assert "A new system." not in words(fetched(stranger, measure.get_absolute_url()))


class TestVerdicts:
    """A trend from five comparable figures, a usual range from twelve; better or worse only with a direction."""

    def rising(self, years: range, **fields):
        """A rate of one force that rises year by year."""
        measure = rate(**fields)
        force, other = forces("Ayshire", "Beeshire")
        for place, until in enumerate(years):
            counted(measure, {force: (1000 + 200 * place, 20_000), other: (1000, 20_000)}, until=until)
        return measure

    def test_five_figures_give_a_verdict(self) -> None:
        found = shown(self.rising(range(2021, 2026)), "ayshire")
        assert found.trend_words == "Trend of the last 5 figures that compare: rising."

    @pytest.mark.parametrize(
        ("direction", "towards"),
        [(Direction.HIGHER_IS_BETTER, "for the better"), (Direction.LOWER_IS_BETTER, "for the worse")],
    )
    def test_better_or_worse_only_with_a_direction(self, direction, towards) -> None:
        found = shown(self.rising(range(2021, 2026), direction=direction), "ayshire")
        assert found.trend_words.endswith(f"rising {towards}.")

    def test_four_are_too_few(self) -> None:
        found = shown(self.rising(range(2022, 2026)), "ayshire")
        assert found.trend_words == "Trend: too few points for a trend (4 of 5)."

    def test_figures_before_a_break_and_provisional_ones_do_not_count(self) -> None:
        measure = self.rising(range(2017, 2026))
        measures.broken(measure=measure)
        measures.provisional(measure=measure)
        assert shown(measure, "ayshire").trend_words == "Trend: too few points for a trend (4 of 5)."

    def test_without_counts_no_verdict(self) -> None:
        measure, _ = one_force({year: year for year in range(2015, 2026)})
        assert shown(measure, "ayshire").trend_words.endswith("a plain number has none.")

    def test_the_usual_range_needs_twelve(self) -> None:
        eleven, _ = one_force({year: 50 + year % 2 for year in range(2015, 2026)})
        assert shown(eleven, "ayshire").process_words == ["Usual range: too few figures that compare (11 of 12)."]

    def test_what_stands_out_of_the_usual_range_is_said_by_its_year(self) -> None:
        values = {year: 50 + year % 2 for year in range(2013, 2025)} | {2025: 90}
        measure, _ = one_force(values)
        said = shown(measure, "ayshire").process_words
        assert said[0].startswith("Usual range of the last 13 figures that compare: ")
        assert "Above the upper limit: March 2025." in said
        found = shown(measure, "ayshire")
        names = [trace.name for trace in over_time(found.benchmark, found.series).figure.data]
        assert names.count("usual range of Ayshire") == 2
