"""The table of people."""

import django_tables2 as tables
from django.urls import reverse

from peel.accounts.queries import STANDINGS
from peel.record.columns import LINK
from peel.record.models import User
from peel.ui.tables import DAY, Table


class PersonTable(Table):
    """People: who, as what, and whether they can sign in."""

    email = tables.Column(
        verbose_name="Person", linkify=lambda record: reverse("person", args=[record.pk]), attrs=LINK
    )
    role = tables.Column()
    force = tables.Column(accessor="force__short_name", verbose_name="Force")
    standing = tables.Column(verbose_name="State")
    has_second_factor = tables.Column(verbose_name="Second factor", orderable=False)
    last_login = tables.DateTimeColumn(format="j F Y", verbose_name="Last signed in", attrs=DAY)

    class Meta(Table.Meta):
        caption = "People who may sign in"
        row_header = "email"

    def render_standing(self, value: str) -> str:
        """'Locked' and the like."""
        return STANDINGS[value]

    def value_standing(self, record: User) -> str:
        """The same word in a download."""
        return STANDINGS[record.standing]

    def render_has_second_factor(self, value: bool) -> str:
        """Whether a stolen password is not enough."""
        return "Yes" if value else "No"
