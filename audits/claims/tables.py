"""The table of published claims beside our arithmetic."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString

from audits.claims.queries import Claim
from peel.ui.tables import Table

OUTCOMES = {"agrees": "Agrees", "differs": "Differs", "cannot": "Cannot be checked"}
NOTHING = "[x]"
SOURCE = """{% if record.is_passage %}<a class="govuk-link" href="{{ record.source }}">Passage</a>{% else %}
{% load stated %}{% stated_source record.source record.words %}{% endif %}"""


class ClaimTable(Table):
    """Each claim: what was published, what we work out, how, and whether the two agree."""

    words = tables.Column(verbose_name="What the claim is about")
    published = tables.Column(verbose_name="Published")
    ours = tables.Column(verbose_name="Worked out by us", empty_values=())
    outcome = tables.Column(verbose_name="Outcome")
    method = tables.Column(verbose_name="How, or why not")
    document = tables.Column(verbose_name="Document")
    source = tables.TemplateColumn(SOURCE, verbose_name="Source")

    class Meta(Table.Meta):
        caption = "Published claims and our arithmetic"
        orderable = False

    def render_ours(self, value: str) -> str:
        """What we work out, or the sign that there is nothing."""
        return value or NOTHING

    def render_outcome(self, value: str) -> str:
        """In words."""
        return OUTCOMES[value]

    def render_method(self, value: str) -> str:
        """As a sentence."""
        return f"{value[:1].upper()}{value[1:]}"

    def render_document(self, record: Claim) -> SafeString | str:
        """The publication in the record, where it is there."""
        if not record.address:
            return record.document
        return format_html('<a class="govuk-link" href="{}">{}</a>', record.address, record.document)
