"""Django's PostgreSQL backend over the embedded server, which it starts at the first connection."""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from peel.config.embedded import start


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose HOST is the folder of an embedded cluster."""

    def connect(self) -> Any:
        start(Path(self.settings_dict["HOST"]), self.settings_dict["NAME"] or "postgres")
        return super().connect()
