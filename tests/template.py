"""A database that has run all migrations once, of which every test database is a copy.

`python -m tests.template` prints its name, and makes it where it is missing.
"""

import hashlib
import inspect
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

PREFIX = "peel_template_"
# Any number, the same for all processes: who makes it holds this lock.
LOCK = 4_343_001


def name() -> str:
    """Changes with any migration of any app, ours or not."""
    known = hashlib.sha256()
    for _, migration in sorted(MigrationLoader(None).disk_migrations.items()):
        known.update(Path(inspect.getfile(type(migration))).read_bytes())
    return PREFIX + known.hexdigest()[:16]


def made() -> str:
    """The name of the template, made unless it is there; those of other migrations go."""
    template, usual = name(), connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        there = {row[0] for row in cursor.fetchall()}
        if template not in there:
            for old in there:
                cursor.execute(f'DROP DATABASE IF EXISTS "{old}" WITH (FORCE)')
            making = f"{PREFIX}making"
            cursor.execute(f'CREATE DATABASE "{making}"')
            try:
                connection.settings_dict["NAME"] = making
                call_command("migrate", verbosity=0)
            finally:
                connection.close()
                connection.close_pool()
                connection.settings_dict["NAME"] = usual
            cursor.execute(f'ALTER DATABASE "{making}" RENAME TO "{template}"')
    return template


if __name__ == "__main__":
    django.setup()
    print(made())
