"""Making a publication, and all that hangs on it, visible to everybody."""

from peel.models import Publication, State, User

from .action import action


@action
def publish_publication(*, publication: Publication, by: User) -> None:
    """Publish now what was prepared; publishing twice changes nothing."""
    if publication.state != State.PUBLISHED:
        publication.state = State.PUBLISHED
        publication.save(update_fields=["state"])
