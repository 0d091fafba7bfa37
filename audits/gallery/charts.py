"""Charts with made-up results, for the page of all components."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from audits.audits.charts.audit_history import course
from audits.audits.results import Result, Said, Step
from audits.statistics import Interval
from peel.gallery.made_up import FORCE, HERE
from peel.ui.chart import Chart

SAME = Said("yes", "Comparable", "Both audits were done alike.", "the later report")
OTHER = Said("no", "Not comparable", "The method was changed.", "the later report")


def result(slug: str, subject: str, year: int, value: str, margin: str | None) -> Result:
    """A made-up result of a made-up audit."""
    return Result(
        subject=subject,
        slug=slug,
        audit=f"Audit of {year}",
        url=f"{HERE}-{slug}-{year}",
        year=str(year),
        period=f"April {year}",
        cases=300,
        interval=Interval(Decimal(value), None if margin is None else Decimal(margin)),
        source="Made up",
        on=date(year, 4, 30),
        when=f"April {year}",
    )


def charts() -> dict[str, Chart]:
    """A chart in each state: joined and broken, of one value, without published intervals."""
    broken = tuple(
        result("letters-answered", "Letters answered", year, value, "3.1")
        for year, value in ((2021, "71.0"), (2025, "82.6"), (2030, "93.3"))
    )
    steps = tuple(Step(*pair, said) for pair, said in zip(pairwise(broken), (OTHER, SAME), strict=True))
    one = (result("stamps-found", "Stamps found", 2030, "64.2", "5.0"),)
    bare = tuple(
        result("keys-found", "Keys found", year, value, None) for year, value in ((2026, "55"), (2030, "58"))
    )
    drawn = {
        "broken": course(FORCE.title, broken, steps),
        "one": course(FORCE.title, one, ()),
        "bare": course(FORCE.title, bare, (Step(*bare, Said()),)),
    }
    return {state: replace(chart, licence="Made up: no figure of anybody.") for state, chart in drawn.items()}
