"""Keeping who looked at what is not published."""

import logging

from peel.record.actions.action import action
from peel.record.models import DraftView, Publication, User

log = logging.getLogger("peel.drafts")


@action
def log_draft_view(*, publication: Publication, address: str, by: User) -> None:
    """Keep that `by` opened a page of an unpublished publication."""
    DraftView.objects.create(publication=publication, user=by, address=address[:250])
    log.info("%s opened %s of the unpublished %s", by.email, address[:250], publication.slug)
