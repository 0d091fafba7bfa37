"""The database of the server under test: `python -m tests.browser.database fill` makes it, `drop` removes it."""

import sys
from contextlib import AbstractContextManager

import django
from django.core.management import call_command
from django.db import connection


def fill() -> None:
    """All facts, tables and both samples, published, and people; what a killed run has left goes first."""
    from peel.management.commands.demo import SAMPLE_ORDER, SAMPLES, TABLES, Command

    drop()
    with server() as cursor:
        cursor.execute(f'CREATE DATABASE "{connection.settings_dict["NAME"]}"')
    call_command("migrate", verbosity=0)
    call_command("load_facts")
    call_command("load_observations", *sorted(TABLES.glob("*.csv")), publish=True, verbosity=0)
    for name in SAMPLE_ORDER:
        call_command("load_document", SAMPLES / name, accept=True, publish=True, verbosity=0)
    Command().people()


def drop() -> None:
    """No database."""
    with server() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{connection.settings_dict["NAME"]}" WITH (FORCE)')


def server() -> AbstractContextManager:
    """A cursor beside the databases, which can make and drop one."""
    return connection._nodb_cursor()


if __name__ == "__main__":
    django.setup()
    {"fill": fill, "drop": drop}[sys.argv[1]]()
