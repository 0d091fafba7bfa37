"""Load CSV files of figures of the forces into the record, each whole or not at all."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError

from audits.observations.load import Observed, RowsRefused, is_loaded, load_observations
from audits.observations.reader import Faults, WrongFile
from peel.accounts.actions import command_line
from peel.record.actions.errors import ActionError
from peel.record.actions.publish import publish_publication
from peel.record.models import User


class Command(BaseCommand):
    """`load_observations FILE … [--keep-good] [--publish]`: loading a file twice changes nothing."""

    help = (
        "Load CSV files of figures: force_slug, period_start, period_end, measure, value, unit. The table has the "
        "file's name; a new one is not published. Of a file with faults nothing is kept and the exit code is 1."
    )
    requires_system_checks = []  # figures need no pages, and Ctrl-C is answered from the start

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a CSV file, in UTF-8")
        parser.add_argument(
            "--keep-good", action="store_true", help="keep the rows without faults (the exit code is still 1)"
        )
        parser.add_argument("--publish", action="store_true", help="make the tables public")
        parser.add_argument("--new-only", action="store_true", help="pass over files that are loaded already")
        parser.add_argument("--reason", default="", metavar="TEXT", help="why published figures change")
        parser.add_argument("--by", metavar="EMAIL", help="whose work this is (default: the command line)")

    def handle(self, *, files: list[Path], by: str | None, **options: Any) -> None:
        self.name = files[0].name
        try:
            who = person(by)
            wrong = [path.name for path in files if not self.try_to_load(path, by=who, **options)]
        except KeyboardInterrupt:
            raise CommandError(self.stopped("Stopped"), returncode=130) from None
        except (DatabaseError, InterfaceError) as error:
            reason = str(error).strip().partition("\n")[0]
            raise CommandError(self.stopped(f"The database failed ({reason})")) from None
        if wrong:
            raise CommandError(f"With faults: {', '.join(wrong)}. Correct them and load them again.")

    def try_to_load(self, path: Path, **options: Any) -> bool:
        """Load one file; whether it had no faults."""
        self.name = path.name
        try:
            return self.load(path, **options)
        except RowsRefused as error:
            self.tell_faults(path, error.faults)
            self.stdout.write(f"{path.name}: {error.faults.count} faults; nothing of it was kept.")
        except (WrongFile, ActionError) as error:
            self.clear_line()
            self.stderr.write(f"{path.name}, {error}")
        except OSError as error:
            self.stderr.write(f"{path}: {error.strerror or error}; give a CSV file.")
        return False

    def load(self, path: Path, *, by: User, new_only: bool, publish: bool, **options: Any) -> bool:
        """Load one file, unless that is done already, and publish its table when told to."""
        if new_only and is_loaded(path):
            self.stdout.write(f"{path.name}: loaded already.")
            return True
        done = load_observations(
            path=path,
            by=by,
            tell=lambda words: self.stdout.write(f"{path.name}: {words}"),
            step=self.step,
            keep_good=options["keep_good"],
            reason=options["reason"],
        )
        self.clear_line()
        self.tell_faults(path, done.faults)
        self.tell_counts(path, done)
        if publish:
            publish_publication(publication=done.release.publication, by=by)
        if not done.release.publication.is_public:
            self.stdout.write(
                f"{path.name}: the table ‘{done.release.slug}’ is {'new and ' if done.is_new_table else ''}not "
                "published, so nobody outside sees it; load it with --publish to publish it."
            )
        return not done.faults.count

    def tell_counts(self, path: Path, done: Observed) -> None:
        """How the figures of the file stand to the record."""
        left_out = f", {done.left_out} left out" if done.left_out else ""
        self.stdout.write(
            f"{path.name}: {done.new} new, {done.same} the same, {done.changed} changed{left_out}, "
            f"in the table ‘{done.release}’."
        )
        if done.missing:
            self.stdout.write(f"{path.name}: {done.missing} figures of this table are not in the file; they stay.")

    def tell_faults(self, path: Path, faults: Faults) -> None:
        """The first faults by line, and how many more there are."""
        self.clear_line()
        for fault in faults.first:
            self.stderr.write(f"{path.name}, {fault}")
        if faults.untold:
            self.stderr.write(f"{path.name}: and {faults.untold} more faults.")

    def step(self, rows: int) -> None:
        """How far it is: on a terminal one line that is written over, else a line each time."""
        words = f"{self.name}: {rows:,} rows read …"
        if self.stdout.isatty():
            self.stdout.write(f"\r{words}", ending="")
            self.stdout.flush()
        else:
            self.stdout.write(words)

    def clear_line(self) -> None:
        """Remove what `step` wrote on a terminal."""
        if self.stdout.isatty():
            self.stdout.write("\r\033[K", ending="")

    def stopped(self, why: str) -> str:
        """What is kept when the work ends early."""
        self.clear_line()
        return f"{why}; nothing of {self.name} was kept, the files before it are. Run it again."


def person(email: str | None) -> User:
    """Whose work this is; an unknown address is an error, not a new person."""
    if email is None:
        return command_line()
    known = User.objects.filter(email=email).first()
    if known is None:
        raise CommandError(f"Nobody here has the address {email}; check it, or leave --by out.")
    return known
