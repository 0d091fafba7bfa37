"""Read a published document, keep it, and write what it says into the record when told to."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from peel.accounts.actions import command_line
from peel.reader.errors import Unreadable
from peel.reader.read import read
from peel.record.actions.diff import NotAcceptable, Status
from peel.record.actions.errors import ActionError
from peel.record.actions.publish import publish_publication
from peel.record.models import User
from peel.review.actions.accept import accept_draft, compare_draft
from peel.review.actions.store_document import store_document


class Command(BaseCommand):
    """`load_document PATH [--accept] [--publish]`: without --accept it only says what would change."""

    help = "Read a published report or letter into the record."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="a text, HTML, PDF or DOCX file")
        parser.add_argument("--accept", action="store_true", help="write the records, all or none")
        parser.add_argument("--publish", action="store_true", help="make the document and its records public")
        parser.add_argument("--reason", default="", help="why published facts change, for everybody to read")
        parser.add_argument("--by", metavar="EMAIL", help="whose work this is (default: the command line)")

    def handle(self, *, path: Path, by: str | None, **options: Any) -> None:
        try:
            self.load(path, by=person(by), **options)
        except (Unreadable, NotAcceptable, ActionError) as error:
            raise CommandError(f"{path.name}: {error}") from None
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror or error}") from None
        except KeyboardInterrupt:
            raise CommandError("Stopped; nothing is half done. Run it again.", returncode=130) from None

    def load(
        self, path: Path, *, accept: bool, publish: bool, reason: str, by: User, verbosity: int, **_: Any
    ) -> None:
        """The steps, each told as it begins; what stays the same is told from verbosity 2 on."""
        self.stdout.write(f"Reading {path.name} …")
        content = path.read_bytes()
        draft = read(content)
        self.stdout.write(f"  {draft.kind.replace('_', ' ')} with {len(draft.passages)} passages")
        for problem in draft.problems if verbosity else ():
            at = f" (passage {problem.passage})" if problem.passage else ""
            self.stdout.write(f"  doubt: {problem.message}{at}")
        self.stdout.write("Storing the document and the draft …")
        row = store_document(content=content, name=path.name, draft=draft, by=by)
        self.stdout.write("Comparing with the record …" if not accept else "Writing the records …")
        changes = accept_draft(draft=row, by=by, reason=reason) if accept else compare_draft(draft=row, by=by)
        for change in changes:
            if verbosity > 1 or (verbosity and change.status != Status.SAME):
                self.stdout.write(f"  {change}")
        counts = Counter(change.status for change in changes)
        self.stdout.write(", ".join(f"{counts[status]} {status}" for status in Status if counts[status]) + ".")
        if publish:
            publish_publication(publication=row.document.publication, by=by)
            self.stdout.write(f"Published: {row.document.publication}")
        elif not accept:
            self.stdout.write("Nothing was written yet: run it again with --accept.")


def person(email: str | None) -> User:
    """Whose work this is; an unknown address is an error, not a new person."""
    if email is None:
        return command_line()
    user = User.objects.filter(email=email).first()
    if user is None:
        raise NotAcceptable(f"nobody here has the address {email}.")
    return user
