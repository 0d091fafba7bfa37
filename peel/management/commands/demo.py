"""Everything that the demo shows: the tables, the facts, the figures, the documents, people and made-up drafts."""

import socket
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from peel.accounts.actions import PersonKnown, add_person, command_line
from peel.record.models import Document, Force, State
from peel.seed.demo_drafts import make_drafts
from peel.seed.demo_people import PASSWORD, PEOPLE

TABLES = settings.BASE_DIR / "audits" / "data" / "metrics"
SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
# The report first: the letter closes a cause that the report raised.
SAMPLE_ORDER = ["report-hertfordshire-2023-25.txt", "letter-hertfordshire-2025-07.txt"]


def check_free(port: int) -> None:
    """Say so before all the work when something else answers on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise CommandError(
                f"Port {port} is in use: stop what runs there, or choose another with make demo PORT={port + 1}."
            ) from None


class Command(BaseCommand):
    """`demo [--documents PATH …]`: a second run changes nothing and is quick."""

    help = "Set up the demo: tables, facts and documents (the retold samples, or published files)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--documents", nargs="+", type=Path, default=[], help="published files to load instead")

        parser.add_argument("--port", type=int, help="the port that the demo will be served on; it must be free")

    def handle(self, *, documents: list[Path], port: int | None, **options: Any) -> None:
        if port is not None:
            check_free(port)
        if not settings.DEMO:
            raise CommandError("This fills a database with demo facts: set PEEL_DEMO=1 to say that you mean it.")
        self.stdout.write("Preparing the tables …")
        call_command("migrate", verbosity=0)
        self.stdout.write("Loading the facts …")
        call_command("load_facts", stdout=self.stdout)
        self.stdout.write("Loading the statistical tables …")
        tables = sorted(TABLES.glob("*.csv"))
        call_command("load_observations", *tables, new_only=True, publish=True, stdout=self.stdout)
        for path in documents or self.samples():
            call_command("load_document", path, accept=True, publish=True, verbosity=0, stdout=self.stdout)
        self.people()
        make_drafts()

    def people(self) -> None:
        """One person of each kind, known to everybody who reads this: for the demo alone."""
        for email, role, force in PEOPLE:
            with suppress(PersonKnown):
                of = Force.objects.get(slug=force) if force else None
                add_person(email=email, role=role, force=of, password=PASSWORD, by=command_line())

    def samples(self) -> list[Path]:
        """The retold samples, unless published documents have taken their place."""
        if Document.objects.filter(is_retold=False, publication__state=State.PUBLISHED).exists():
            self.stdout.write("Published documents are loaded: the samples are left out.")
            return []
        return [SAMPLES / name for name in SAMPLE_ORDER]
