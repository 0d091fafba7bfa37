"""The page of something that is entered by hand: its publication, what it is, and why what was read changes."""

from abc import abstractmethod
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from peel.entry.actions.enter import PublicationChoice
from peel.entry.forms.fields import SourceFields
from peel.entry.forms.multi_form import MultiForm, ReasonSubForm
from peel.entry.forms.publication_choice import PlacePart, PublicationPart, in_preparation
from peel.record.models import Force, User


class EnteredSheet(MultiForm):
    """What hangs on one publication: `row` is what is stored, None for something new.

    `hangs_on` names the row's publication; `only_one` the way back, where a publication has one of its kind.
    """

    hangs_on = "publication"
    only_one = ""

    def __init__(self, data: QueryDict | None = None, *, user: User, force: Force | None, row: Any = None) -> None:
        self.force, self.row = force, row
        self.publication = getattr(row, self.hangs_on) if row else None
        self.sayings = SourceFields(self.publication)
        alone = {self.only_one: None} if self.only_one else {}
        self.drafts = None if row else in_preparation(user, force).filter(**alone)
        self.gather(user)
        super().__init__(data)

    @abstractmethod
    def gather(self, user: User) -> None:
        """Fetch the stored rows and choices that the parts are made of."""

    @abstractmethod
    def lay_out_head(self) -> None:
        """Add the parts of what is entered itself; the first of them is called head."""

    def lay_out(self) -> None:
        """The publication, what is entered, and why."""
        if self.row is None:
            self.add(PlacePart, "place", drafts=self.drafts)
        else:
            self.add(PublicationPart, "place", self.publication)
        self.lay_out_head()
        if self.publication is not None and self.publication.is_public:
            self.add(ReasonSubForm, "why")

    def is_told(self, row: Any) -> bool:
        """Whether the head tells where it is said; `said` holds that from then on."""
        head = self.parts["head"]
        try:
            self.said = self.sayings.said(head.cleaned_data["said"], self.otherwise, row=row)
        except forms.ValidationError as error:
            head.add_error("said", error)
            return False
        return True

    @property
    def otherwise(self) -> str:
        """Where it is said if nothing else is typed: in the publication."""
        place = self.parts["place"]
        if not place.is_valid():
            return "https://"  # that is told already
        chosen = getattr(place, "chosen", None)
        return chosen.address if chosen else place.cleaned_data["address"]

    @property
    def dated(self) -> date | None:
        """The day of a new publication for which none is typed."""
        return None

    @property
    def placed(self) -> PublicationChoice:
        """The publication that something new is to hang on."""
        placed = self.parts["place"].placed()
        if placed.chosen or placed.published_on:
            return placed
        return replace(placed, published_on=self.dated)
