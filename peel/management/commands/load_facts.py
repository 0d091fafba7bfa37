"""Load the published facts that this project keeps as CSV files into the record."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.module_loading import import_string

from peel.accounts.actions import command_line
from peel.record.models import User
from peel.seed.loaders.table import WrongFact
from peel.seed.loaders.writing import Loaded


class Command(BaseCommand):
    """`load_facts [--by EMAIL] [--root FOLDER]`: all files or none; loading them twice changes nothing."""

    help = "Load the forces, cycles, areas, sourced grades, causes, stays in Engage and audits of the CSV files."
    requires_system_checks = []  # facts need no pages, and Ctrl-C is answered from the start

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--by", metavar="EMAIL", help="whose work this is (default: the command line)")
        parser.add_argument(
            "--root",
            type=Path,
            default=settings.BASE_DIR,
            metavar="FOLDER",
            help="where peel/data and audits/data are (default: this project)",
        )

    def handle(self, *, root: Path, by: str | None, **options: Any) -> None:
        try:
            with transaction.atomic():
                person = self.person(by)
                for loader in settings.FACT_LOADERS:
                    import_string(loader)(root=root, by=person, tell=self.tell)
        except WrongFact as error:
            raise CommandError(f"{error} Nothing was written.") from None
        except KeyboardInterrupt:
            raise CommandError("Stopped; nothing was written. Run it again.", returncode=130) from None
        self.stdout.write("All facts are in the record.")

    def person(self, email: str | None) -> User:
        """Whose work this is; an unknown address is an error, not a new person."""
        if email is None:
            return command_line()
        known = User.objects.filter(email=email).first()
        if known is None:
            raise WrongFact(f"Nobody here has the address {email}; check it, or leave --by out.")
        return known

    def tell(self, loaded: Loaded) -> None:
        """A line a file, and one for each difference and each thing that is not loaded."""
        self.stdout.write(str(loaded))
        for difference in loaded.different:
            self.stdout.write(f"  different: {difference}")
        for line in loaded.not_loaded:
            self.stdout.write(f"  not loaded: {line}")
