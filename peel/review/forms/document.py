"""Giving a document, and saying what it is."""

from collections.abc import Mapping
from typing import Any

from django import forms

from peel.reader import drafts
from peel.reader.formats.files import LARGEST, too_large
from peel.reader.summaries import KINDS
from peel.record.models import Cycle, Force
from peel.ui.fields import SELECT, choice, on_day, plain, web_address, words

LETTERS = frozenset({"closure_letter", "revisit_letter", "monitoring_letter"})
PASTED = "pasted.txt"
FILE_OR_TEXT = "Choose a file, or paste the text of a document"


class UploadForm(forms.Form):
    """A file or a pasted text: one of the two."""

    file = forms.FileField(
        label="A file",
        required=False,
        allow_empty_file=True,
        max_length=250,
        help_text=f"A text, HTML, PDF or DOCX file of at most {LARGEST // 1048576} MB.",
        widget=forms.FileInput(attrs={"class": "govuk-file-upload", "accept": ".txt,.html,.htm,.pdf,.docx"}),
        error_messages={"max_length": "The name of the file is too long: at most 250 characters"},
    )
    text = forms.CharField(
        label="Or its text",
        required=False,
        strip=False,
        help_text="Paste all of it, with its headings each on a line of its own.",
        widget=forms.Textarea(attrs={"class": "govuk-textarea", "rows": 10}),
    )

    def __init__(self, *args: Any, sent: int = 0, **kwargs: Any) -> None:
        """`sent` is how many bytes came: what is over the limit is not kept, so no file is there to say so."""
        super().__init__(*args, **kwargs)
        self.sent = sent

    def clean(self) -> dict[str, Any]:
        """One of the two, and not both."""
        cleaned = super().clean()
        file, text = cleaned.get("file"), cleaned.get("text", "").strip()
        if file is None and self.sent > LARGEST:
            self.add_error("file", sentence(too_large(self.sent)))
        elif file is None and not text and not self.errors:
            self.add_error("file", FILE_OR_TEXT)
        elif file is not None and text:
            self.add_error("text", "Give a file or a text, not both: empty this field or choose no file")
        return cleaned

    def given(self) -> tuple[bytes, str]:
        """The bytes, and the name that they came under."""
        file = self.cleaned_data["file"]
        if file is not None:
            return file.read(), file.name.replace("\0", "")
        return self.cleaned_data["text"].encode(), PASTED

    def refuse(self, why: str) -> None:
        """Say why what was given can't be read, at the field that it came by."""
        self.add_error("file" if self.cleaned_data["file"] is not None else "text", sentence(why))


class WhatForm(forms.Form):
    """What a document is: as it was read, to be put right."""

    kind = choice(
        "Kind of document", [("", "Choose a kind"), *((k, v) for k, v in KINDS.items() if k != "unknown")]
    )
    force = forms.ModelChoiceField(
        Force.objects.all(),
        label="Force",
        to_field_name="slug",
        empty_label="Choose a force",
        widget=forms.Select(attrs=SELECT),
        error_messages={
            "required": "Choose the force that it is about",
            "invalid_choice": "Choose one of the forces",
        },
    )
    cycle = forms.ModelChoiceField(
        Cycle.objects.all(),
        label="Cycle",
        required=False,
        to_field_name="slug",
        empty_label="None",
        widget=forms.Select(attrs=SELECT),
        error_messages={"invalid_choice": "Choose one of the cycles"},
    )
    published_on = on_day("Published on")
    sent_on = on_day("Sent on (of a letter)")
    address = words("Address on the web", required=False, max_length=500)

    def __init__(self, data: Any = None, *, reading: drafts.Draft) -> None:
        self.reading = reading
        given = {name: getattr(reading, name) for name in ("cycle", "published_on", "sent_on", "address")}
        given |= {"kind": reading.kind, "force": reading.force.slug if reading.force else None}
        super().__init__(data, initial=given)
        for name in ("kind", "force", "cycle", "published_on"):
            if not given[name] or given[name] == "unknown":
                self.fields[name].help_text = "The reader found none in the document."

    def clean_address(self) -> str:
        """An address that a link may lead to."""
        return web_address(self.cleaned_data["address"])

    def clean(self) -> dict[str, Any]:
        """Reports belong to a cycle, letters are sent on a day."""
        cleaned = super().clean()
        if cleaned.get("kind") == "inspection_report" and not cleaned.get("cycle") and "cycle" not in self.errors:
            self.add_error("cycle", "Choose the cycle that the report belongs to")
        if cleaned.get("kind") in LETTERS and not cleaned.get("sent_on") and "sent_on" not in self.errors:
            self.add_error("sent_on", "Enter the day on which the letter was sent")
        return cleaned

    def as_values(self) -> Mapping[str, Any]:
        """The values as a draft's JSON has them; a force that was read keeps the name it was read by."""
        given = {name: plain(value) for name, value in self.cleaned_data.items() if name not in ("force", "cycle")}
        force, cycle, read = self.cleaned_data["force"], self.cleaned_data["cycle"], self.reading.force
        name = read.name if read and read.slug == force.slug else force.official_name
        return given | {"force": {"slug": force.slug, "name": name}, "cycle": cycle.slug if cycle else None}


def sentence(words: str) -> str:
    """The reader's own words as a sentence."""
    return f"{words[:1].upper()}{words[1:]}"
