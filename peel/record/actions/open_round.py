"""What sending a publication to its force opens: a round of comments."""

from django.utils import timezone

from peel.record.actions.round_mail import tell_force
from peel.record.models import Publication, Round, User


def open_round(*, publication: Publication, by: User, site: str) -> Round:
    """The round that the force comments in, due as the publication says; part of sending it.

    A round that was not submitted goes on with all its comments; after a submitted one the next begins.
    """
    sent = {"due_on": publication.check_due_on, "sent_by": by, "sent_at": timezone.now()}
    last = publication.rounds.order_by("-number").first()
    if last is not None and last.submitted_at is None:
        for name, value in sent.items():
            setattr(last, name, value)
        last.save()
    else:
        last = Round.objects.create(publication=publication, number=last.number + 1 if last else 1, **sent)
    tell_force(publication.force, site)
    return last
