"""Fields of what is entered by hand, beside those that a draft's proposals have: days, and where a fact is said."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from peel.entry.actions.enter import SourceRef
from peel.record.models import Passage, Publication
from peel.ui.fields import on_day, words

# Facts of PEEL: nothing that it speaks of lies before, and no deadline lies after.
FIRST, LAST = date(2000, 1, 1), date(2050, 12, 31)
PASSAGE = re.compile(r"p-?\s*(\d{1,6})(?: of document ([a-z0-9]{13}))?", re.I)
WHERE = "Where it is said"
TICKED = {"class": "govuk-checkboxes__input"}


def day(label: str, *, required: bool = False, hint: str = "") -> forms.DateField:
    """A day that can be meant."""
    field = on_day(label, required=required)
    says = f"{label}: enter a day from 2000 to 2050"
    field.validators += [MinValueValidator(FIRST, says), MaxValueValidator(LAST, says)]
    field.help_text = f"{hint} For example 17 10 2024." if hint else "For example 17 10 2024."
    return field


def ticked(label: str, hint: str = "") -> forms.BooleanField:
    """Yes or no."""
    return forms.BooleanField(label=label, required=False, help_text=hint, widget=forms.CheckboxInput(attrs=TICKED))


def source_field(hint: str = "") -> forms.CharField:
    """An address, or a passage of the publication's own document."""
    return words(WHERE, required=False, max_length=1000, help_text=hint)


class SourceFields:
    """Turns what people type of where a fact is said into a passage or a source, and back."""

    def __init__(self, publication: Publication | None) -> None:
        self.documents = list(publication.documents.without_content()) if publication is not None else []
        self.found: dict[tuple[str, int], Passage] | None = None

    @property
    def hint(self) -> str:
        """What can be typed."""
        address = "The address of a web page."
        return f"{address} Or the number of a passage, like p-12." if self.documents else address

    def of(self, row: Any) -> str:
        """Where a stored row says that it is said; the row's passage is fetched with it."""
        if row.passage is None:
            return row.source
        number = f"p-{row.passage.number}"
        latest = self.documents[0].public_id if self.documents else None
        return number if row.passage.document_id == latest else f"{number} of document {row.passage.document_id}"

    def said(self, text: str, otherwise: str = "", row: Any = None) -> SourceRef:
        """What was typed; nothing typed is `otherwise`. What stands there of a row stays as it is."""
        text = text.strip() or otherwise
        if row is not None and row.pk and text == self.of(row):
            return SourceRef(row.passage, row.source)
        match = PASSAGE.fullmatch(text)
        if match is not None:
            return SourceRef(passage=self.passage(int(match[1]), match[2] and match[2].lower()))
        if not text:
            raise forms.ValidationError(f"{WHERE}: enter a web address{' or a passage' * bool(self.documents)}")
        if not text.startswith(("https://", "http://")):
            raise forms.ValidationError(f"{WHERE}: enter an address that begins with https:// or http://")
        return SourceRef(source=text)

    def passage(self, number: int, document: str | None) -> Passage:
        """One passage of the publication's documents, all fetched at once when the first is asked for."""
        if not self.documents:
            raise forms.ValidationError(f"{WHERE}: there is no document here to have passages; enter an address")
        if self.found is None:
            rows = Passage.objects.filter(document__in=self.documents).select_related("document__publication")
            self.found = {(row.document_id, row.number): row for row in rows}
        key = (document or self.documents[0].public_id, number)
        if key not in self.found:
            raise forms.ValidationError(f"{WHERE}: the document has no passage {number}")
        return self.found[key]
