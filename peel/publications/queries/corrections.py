"""What was corrected after publication, for the public line on a page."""

from typing import Any

from peel.record.models import CauseOfConcern, Correction, Publication
from peel.record.visibility import VisibleQuerySet


def corrections(user: Any, publication: Publication) -> VisibleQuerySet:
    """All corrections of a publication, the latest first."""
    return Correction.objects.visible_to(user).filter(publication=publication)


def corrections_of_cause(user: Any, cause: CauseOfConcern) -> VisibleQuerySet:
    """The corrections of a cause of concern and of its recommendations, whatever publication they hang on."""
    rows = Correction.objects.visible_to(user)
    own = rows.filter(kind="causeofconcern", row=cause.pk)
    return own | rows.filter(kind="recommendation", row__in=cause.recommendations.values("pk"))
