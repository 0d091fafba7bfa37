"""Every page of one publication says here that it was opened."""

from django.http import HttpRequest

from peel.record.actions.draft_view import log_draft_view
from peel.record.models import Publication


def seen(request: HttpRequest, publication: Publication) -> None:
    """Keep who opened a page of what is not published; who opens a published one is nobody's business."""
    if not publication.is_public:
        log_draft_view(publication=publication, address=request.path, by=request.user)
