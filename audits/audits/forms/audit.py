"""An audit with its estimates, counts and comparisons on one page."""

from audits.audits.actions.enter import Found
from audits.audits.forms.results import AuditPart, ComparisonPart, CountPart, EstimatePart, FoundPart
from audits.models import Audit, Subject
from peel.entry.actions.enter import Line
from peel.entry.forms.publication_form import EnteredSheet
from peel.record.models import User


class AuditSheet(EnteredSheet):
    """An audit's page."""

    def gather(self, user: User) -> None:
        """The subjects, the force's other audits, and what this one found."""
        audit = self.row
        self.subjects = list(Subject.objects.all())
        others = Audit.objects.visible_to(user).filter(force=self.force)
        self.others = list(others.exclude(pk=audit.pk) if audit else others)
        self.stored_estimates = list(audit.estimates.select_related("subject")) if audit else []
        self.stored_counts = list(audit.counts.all()) if audit else []
        self.stored_comparisons = list(audit.comparisons_back.select_related("earlier")) if audit else []

    def lay_out_head(self) -> None:
        """The audit, and what it found."""
        self.add(AuditPart, "head", self.row, sayings=self.sayings)
        self.estimates = self.add_rows(EstimatePart, "estimate", self.stored_estimates, subjects=self.subjects)
        self.counts = self.add_rows(CountPart, "count", self.stored_counts)
        self.comparisons = self.add_rows(ComparisonPart, "comparison", self.stored_comparisons, others=self.others)

    def is_valid(self) -> bool:
        """Each part is, nothing is there twice, and it is told where it is said."""
        is_right = super().is_valid()
        is_right = (
            once(self.estimates, "subject", "This audit has its estimate of this subject already") and is_right
        )
        is_right = once(self.comparisons, "earlier", "It is compared with this audit already") and is_right
        return is_right and self.is_told(self.row)

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
