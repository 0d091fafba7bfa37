"""The filters of the list of audits."""

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from audits.audits.queries.audits import counts, estimates
from audits.audits.queries.subject import subjects
from audits.models import AuditKind, Subject
from peel.record.filters import by_force
from peel.record.models import SourceKind
from peel.ui.filters import FilterSet

# No audit is inferred.
STATED = (SourceKind.INSPECTORATE, SourceKind.OTHER)


def seen_subjects(request: HttpRequest) -> QuerySet:
    """The subjects of which this person may see a result."""
    return subjects(request.user)


class AuditFilter(FilterSet):
    """Audits by kind, force and what they measured."""

    kind = django_filters.ChoiceFilter(label="Kind", choices=AuditKind.choices)
    force = by_force("force")
    source = django_filters.ChoiceFilter(
        label="Source", field_name="source_kind", choices=[(one.value, one.label) for one in STATED]
    )
    subject = django_filters.ModelChoiceFilter(
        label="Measure", queryset=seen_subjects, to_field_name="slug", method="of_subject"
    )

    def of_subject(self, rows: QuerySet, name: str, subject: Subject) -> QuerySet:
        """The audits with an estimate or a count of the subject that this person may see."""
        found = {"audit": OuterRef("pk"), "subject": subject}
        user = self.request.user
        return rows.filter(Exists(estimates(user).filter(**found)) | Exists(counts(user).filter(**found)))
