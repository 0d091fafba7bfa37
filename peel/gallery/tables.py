"""Tables with made-up rows: sorted, paged and as cards; numbers to compare; none."""

from dataclasses import dataclass
from datetime import date, timedelta

import django_tables2 as tables
from django.http import HttpRequest

from peel.gallery.made_up import HERE
from peel.ui.tables import DAY, NUMBER, Table

GRADES = (("good", "Good"), ("adequate", "Adequate"), ("inadequate", "Inadequate"), ("", "Not graded"))
STATUSES = (("open", "Open"), ("overdue", "Overdue"), ("closed", "Closed"))
FIRST = date(2030, 1, 7)


@dataclass(frozen=True)
class Row:
    """One row of the sample tables."""

    pk: int

    @property
    def name(self) -> str:
        """What heads the row."""
        return f"Made-up item {self.pk}"

    @property
    def raised_on(self) -> date:
        """A day."""
        return FIRST + timedelta(days=17 * self.pk)

    @property
    def number(self) -> int:
        """A number."""
        return 7919 * self.pk % 1000

    @property
    def grade(self) -> tuple[str, str]:
        """A grade's slug and word."""
        return GRADES[self.pk % len(GRADES)]

    @property
    def status(self) -> tuple[str, str]:
        """A status and its word."""
        return STATUSES[self.pk % len(STATUSES)]


class SampleTable(Table):
    """Rows with a head, a grade, a status, a day and a number; each is a card on a phone."""

    name = tables.Column(verbose_name="Item", linkify=lambda: HERE, attrs={"a": {"class": "govuk-link"}})
    grade = tables.TemplateColumn("{% grade_tag value.0 value.1 %}", orderable=False)
    status = tables.TemplateColumn("{% status_tag value.0 value.1 %}", orderable=False)
    raised_on = tables.Column(verbose_name="Raised", attrs=DAY)
    number = tables.Column(verbose_name="Letters", attrs=NUMBER)

    class Meta(Table.Meta):
        caption = "Made-up items, newest first: pages, sorting, cards on a phone"
        row_header = "name"
        order_by = "-raised_on"
        prefix = "items-"


class WideTable(Table):
    """Numbers to compare: it scrolls in a region of its own where it is wider than the window."""

    name = tables.Column(verbose_name="Item")
    spring, summer, autumn, winter, year, before = (
        tables.Column(accessor="number", verbose_name=head, attrs=NUMBER)
        for head in (
            "Letters in spring",
            "In summer",
            "In autumn",
            "In winter",
            "In the year",
            "In the year before",
        )
    )

    class Meta(Table.Meta):
        caption = "Made-up numbers: a table that scrolls sideways"
        cards = False
        orderable = False
        prefix = "numbers-"


def samples(request: HttpRequest) -> dict[str, Table]:
    """The tables, sorted and paged as the address says."""
    rows = [Row(number) for number in range(1, 24)]
    return {
        "items": SampleTable(rows).arrange(request, per_page=5),
        "numbers": WideTable(rows[:4]).arrange(request),
    }
