"""The people who use the system, and the one account that stands for the command line."""

import pghistory
from django.db import transaction

from peel.models import Role, User

COMMAND_LINE = "command-line@localhost"


def command_line() -> User:
    """Whose work a command is when it names nobody: an admin who can't sign in, made the first time."""
    known = User.objects.filter(email=COMMAND_LINE).first()
    if known is not None:
        return known
    with transaction.atomic(), pghistory.context(by=COMMAND_LINE, action="command_line"):
        return User.objects.create_user(COMMAND_LINE, role=Role.ADMIN, is_active=False)
