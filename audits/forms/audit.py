"""An audit with its estimates, counts and comparisons on one page."""

from django import forms
from django.http import QueryDict

from audits.actions.enter_audit import Found
from audits.models import Audit, Subject
from peel.actions.enter import Line
from peel.forms.place import PlacePart, PublicationPart, in_preparation
from peel.forms.sheet import Sheet, WhyPart
from peel.forms.sheet_fields import Sayings
from peel.models import Force, User

from .audited import AuditPart, ComparisonPart, CountPart, EstimatePart, FoundPart


class AuditSheet(Sheet):
    """An audit's page: `audit` is None for a new one."""

    def __init__(
        self, data: QueryDict | None = None, *, user: User, force: Force | None, audit: Audit | None = None
    ) -> None:
        self.force, self.audit = force, audit
        self.publication = audit.publication if audit else None
        self.sayings = Sayings(self.publication)
        self.drafts = in_preparation(user, force) if audit is None else None
        self.subjects = list(Subject.objects.all())
        others = Audit.objects.visible_to(user).filter(force=force)
        self.others = list(others.exclude(pk=audit.pk) if audit else others)
        self.stored_estimates = list(audit.estimates.select_related("subject")) if audit else []
        self.stored_counts = list(audit.counts.all()) if audit else []
        self.stored_comparisons = list(audit.comparisons_back.select_related("earlier")) if audit else []
        super().__init__(data)

    def lay_out(self) -> None:
        """What states it, the audit, what it found, and why."""
        if self.audit is None:
            self.add(PlacePart, "place", drafts=self.drafts)
        else:
            self.add(PublicationPart, "place", self.publication)
        self.add(AuditPart, "head", self.audit, sayings=self.sayings)
        self.estimates = self.add_rows(EstimatePart, "estimate", self.stored_estimates, subjects=self.subjects)
        self.counts = self.add_rows(CountPart, "count", self.stored_counts)
        self.comparisons = self.add_rows(ComparisonPart, "comparison", self.stored_comparisons, others=self.others)
        if self.publication is not None and self.publication.is_public:
            self.add(WhyPart, "why")

    def is_valid(self) -> bool:
        """Each part is, nothing is there twice, and it is told where it is said."""
        is_right = super().is_valid()
        is_right = (
            once(self.estimates, "subject", "This audit has its estimate of this subject already") and is_right
        )
        is_right = once(self.comparisons, "earlier", "It is compared with this audit already") and is_right
        if not is_right:
            return False
        head = self.parts["head"]
        try:
            self.said = self.sayings.said(head.cleaned_data["said"], self.otherwise, row=self.audit)
        except forms.ValidationError as error:
            head.add_error("said", error)
            return False
        return True

    @property
    def otherwise(self) -> str:
        """Where it is said if nothing else is typed: in the publication."""
        chosen = getattr(self.parts["place"], "chosen", None)
        return chosen.address if chosen else self.parts["place"].cleaned_data["address"]

    @property
    def found(self) -> Found:
        """What the action writes."""
        return Found(self.lines(self.estimates), self.lines(self.counts), self.lines(self.comparisons))

    def lines(self, parts: list[FoundPart]) -> list[Line]:
        """The lines of one kind."""
        return [part.line(self.said) for part in parts if not part.is_left_out]


def once(parts: list[FoundPart], name: str, message: str) -> bool:
    """Whether no two parts that stay have the same value; the second of two is told so."""
    is_right, seen = True, set()
    for part in parts:
        value = part.cleaned_data.get(name) if part.is_valid() and not part.is_left_out else None
        if value and not part.is_taken_out:
            if value in seen:
                part.add_error(name, message)
                is_right = False
            seen.add(value)
    return is_right
