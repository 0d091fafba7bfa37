"""E-mails about what a force and inspectors write to each other: that there is something to read, and no more."""

from collections.abc import Iterable

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from peel.record.models import Force, Role, Round, User
from peel.record.permissions import Permission, can

SUBJECT = "PEEL findings: there is something to read"


def tell_force(force: Force, site: str) -> None:
    """Tell the staff of a force who can sign in."""
    staff = User.objects.filter(force=force, is_active=True).order_by("pk")
    tell([person for person in staff if can(person, Permission.COMMENT)], site, "my-force")


def tell_senders(row: Round, site: str) -> None:
    """Tell who sent the round, or let the force comment again; where neither can sign in, all admins."""
    senders = User.objects.filter(pk__in=[row.sent_by_id, row.reopened_by_id or row.sent_by_id])
    found = [person for person in senders.order_by("pk") if can(person, Permission.ANSWER)]
    admins = User.objects.filter(role=Role.ADMIN, is_active=True).order_by("pk")
    tell(found or admins, site, "account_login")


def tell(people: Iterable[User], site: str, page: str) -> None:
    """One e-mail each, once all is written; a mail server that fails undoes nothing and is logged.

    `site` is where the service is reached; without it the e-mail has no link.
    """
    link = site.rstrip("/") + reverse(page) if site else ""
    text = render_to_string("record/mail/something_to_read.txt", {"link": link})
    addresses = [person.email for person in people]
    for address in addresses:
        transaction.on_commit(lambda to=address: send_mail(SUBJECT, text, None, [to]), robust=True)
