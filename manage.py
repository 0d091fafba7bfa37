#!/usr/bin/env python
"""Run a management command; a mistake in the settings is one sentence, not a traceback."""

import os
import secrets
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db.utils import OperationalError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peel.config.settings")
    if sys.argv[1:2] == ["read_document"]:
        # Reading serves nobody and opens no database, so it works before anything is configured.
        os.environ.setdefault("PEEL_SECRET_KEY", secrets.token_urlsafe(60))
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        print("Stopped. What was under way is not in the record; run it again.", file=sys.stderr)
        sys.exit(130)
    except OperationalError as error:
        first = str(error).strip().splitlines()[0]
        sys.exit(
            f"The database can't be reached: {first}. Nothing is half done; check DATABASE_URL and run it again."
        )


if __name__ == "__main__":
    main()
