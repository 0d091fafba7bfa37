"""Read a published document and print what it says; no database, no server."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from peel.reader.draft_as_text import describe
from peel.reader.errors import Unreadable
from peel.reader.read import read_file


class Command(BaseCommand):
    """A draft of one document, as JSON or as a summary for people."""

    help = "Read a report or letter (plain text, HTML, PDF or DOCX) and print what was found in it."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the document's file")
        parser.add_argument("--json", action="store_true", help="one JSON object in place of the summary")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            draft = read_file(options["path"])
        except Unreadable as error:
            self.stderr.write(f"{options['path']}: {error}", self.style.ERROR)
            sys.exit(1)
        text = json.dumps(draft.as_json(), ensure_ascii=False, indent=2) if options["json"] else describe(draft)
        self.stdout.write(text)
