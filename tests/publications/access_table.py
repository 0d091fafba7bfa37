"""The rules of access.py as tables: what docs/access.md holds is written here and nowhere else."""

from collections.abc import Iterable
from typing import Any

from peel.publications.queries.publication_state import kinds, name
from peel.record.models import Role, State
from peel.record.permissions import Permission

STRANGER, STAFF, STAFF_ELSEWHERE, INSPECTOR, ADMIN = (
    "Stranger",
    "Staff of the force",
    "Staff of another force",
    "Inspector",
    "Admin",
)
ROLES = {
    STRANGER: None,
    STAFF: Role.FORCE_STAFF,
    STAFF_ELSEWHERE: Role.FORCE_STAFF,
    INSPECTOR: Role.INSPECTOR,
    ADMIN: Role.ADMIN,
}
SET = "set for a time"
STATES = [State.DRAFT, State.WITH_FORCE, SET, State.PUBLISHED, State.WITHDRAWN]
LABELS = {state: State(state).label if state in State.values else "Set for a time" for state in STATES}


def may_see(role: str, state: str) -> bool:
    """Whether a role sees a publication, and all that hangs on it, in a state."""
    if role in (INSPECTOR, ADMIN) or state == State.PUBLISHED:
        return True
    return role == STAFF and state == State.WITH_FORCE


def markdown() -> str:
    """The tables as the document has them."""
    seen = [[LABELS[state], *(yes(may_see(role, state)) for role in ROLES)] for state in STATES]
    allowed = [
        [permission.words.capitalize(), *(yes(role in permission.roles) for role in ROLES.values())]
        for permission in Permission
    ]
    hanging = [f"- {label}" for label in sorted(name(model, 2) for model, _ in kinds())]
    return "\n\n".join(
        [
            "## Who sees a publication and what hangs on it",
            table(["State", *ROLES], seen),
            "Of a withdrawn publication everybody sees the title, kind and force that were published, since when "
            "it is gone, and\nwhy: on its own page, in what changed and its feed, and on the home page while that "
            "is among the last changes. What\nis changed in it after that nobody else sees until it is published "
            "again.",
            "## Who may do what",
            table(["Permission", *ROLES], allowed),
            "## What hangs on publications",
            "\n".join(hanging),
        ]
    )


def yes(allowed: bool) -> str:
    """A cell."""
    return "yes" if allowed else "no"


def table(heads: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """A table in Markdown."""
    lines = [list(heads)]
    return "\n".join(
        "| " + " | ".join(str(cell) for cell in row) + " |" for row in [*lines, ["---"] * len(lines[0]), *rows]
    )
