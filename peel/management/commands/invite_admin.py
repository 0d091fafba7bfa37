"""The first admin, whom no other can invite; or a way back in when nobody has one."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from peel.accounts.actions import PersonKnown, add_person, command_line, link_for
from peel.accounts.sign_in.log import note
from peel.record.models import Role, User


class Command(BaseCommand):
    """`invite_admin EMAIL [--site https://…]`: prints a link, for nobody but that person."""

    help = "Make an admin, or find one, and print the link with which they choose a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--site", help="where the service is (default: the first of PEEL_ALLOWED_HOSTS)")

    def handle(self, *, email: str, site: str | None, **options: Any) -> None:
        try:
            person = add_person(email=email, role=Role.ADMIN, by=command_line())
            note("admin invited", whom=person.email)
        except PersonKnown:
            person = User.objects.filter(email=email.strip().lower(), role=Role.ADMIN, is_active=True).first()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        if person is None:
            raise CommandError(f"{email} is here already, but is no admin or is locked out.")
        scheme = "https" if settings.HTTPS else "http"
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        self.stdout.write(f"Give {person.email} this link; it works once, for {hours} hours:")
        self.stdout.write(link_for(person, site or f"{scheme}://{settings.ALLOWED_HOSTS[0]}"))
