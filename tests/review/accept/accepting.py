"""Drafts stored and accepted, and the kinds of change that came of it."""

from peel.reader import drafts
from peel.record.actions.diff import Change
from peel.record.models import User
from peel.review.actions.accept import accept_draft, compare_draft
from peel.review.actions.store_document import store_document


def load(draft: drafts.Draft, by: User, *, accept: bool = True) -> list[Change]:
    """Store the draft as a file of its own, and accept it."""
    content = (
        "\n".join(passage.text for passage in draft.passages).encode() + f"{draft.address} {draft.sent_on}".encode()
    )
    row = store_document(content=content, name="file.txt", draft=draft, by=by)
    return (accept_draft if accept else compare_draft)(draft=row, by=by)


def statuses(changes: list[Change]) -> set[str]:
    """The kinds of change in a list."""
    return {change.status for change in changes}
