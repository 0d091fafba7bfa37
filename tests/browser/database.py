"""The database of the server under test.

`python -m tests.browser.database fill` makes it, `drop` removes it, `send SLUG` sends a draft to a force, `states`
makes one of everything in each state and prints the addresses.
"""

import sys
from contextlib import AbstractContextManager
from datetime import timedelta

import django
from django.core.management import call_command
from django.db import connection
from django.utils import timezone


def fill() -> None:
    """All facts, tables and both samples, published, and people; what a killed run has left goes first."""
    from peel.management.commands.demo import SAMPLE_ORDER, SAMPLES, TABLES, Command
    from peel.record.models import CauseOfConcern
    from tests import template
    from tests.browser.pages import CAUSE

    drop()
    migrated = template.made()
    with server() as cursor:
        cursor.execute(f'CREATE DATABASE "{connection.settings_dict["NAME"]}" TEMPLATE "{migrated}"')
    call_command("migrate", verbosity=0)  # triggers follow the models, not the migrations
    call_command("load_facts")
    call_command("load_observations", *sorted(TABLES.glob("*.csv")), publish=True, verbosity=0)
    for name in SAMPLE_ORDER:
        call_command("load_document", SAMPLES / name, accept=True, publish=True, verbosity=0)
    Command().people()
    CauseOfConcern.objects.filter(raised_in__documents__name=SAMPLE_ORDER[0]).update(slug=CAUSE)


def send(slug: str) -> None:
    """A draft of three passages that is with Hertfordshire for checking."""
    from peel.accounts.actions import command_line
    from peel.record.actions.publish import send_to_force
    from peel.record.models import Force
    from tests import factories

    force = Force.objects.get(slug="hertfordshire")
    made = factories.publication(slug=slug, title=f"Draft of a {slug}", force=force, state="draft")
    factories.document(publication=made)
    send_to_force(publication=made, due_on=timezone.localdate() + timedelta(days=9), by=command_line())


def states() -> None:
    """One of everything in each state."""
    from tests.browser.make_states import make

    make()


def forget() -> None:
    """No second factors: people sign in as before."""
    from allauth.mfa.models import Authenticator

    Authenticator.objects.all().delete()


def drop() -> None:
    """No database."""
    with server() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{connection.settings_dict["NAME"]}" WITH (FORCE)')


def server() -> AbstractContextManager:
    """A cursor beside the databases, which can make and drop one."""
    return connection._nodb_cursor()


if __name__ == "__main__":
    django.setup()
    {"fill": fill, "drop": drop, "send": send, "states": states, "forget": forget}[sys.argv[1]](*sys.argv[2:])
