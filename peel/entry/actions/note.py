"""The two notes on a cause of concern: one that everybody reads, one that never goes out."""

from peel.record.actions.action import action
from peel.record.actions.corrections import differences, is_public, name_of, record_corrections
from peel.record.actions.publish import locked, require
from peel.record.models import CauseOfConcern, InternalNote, User
from peel.record.permissions import Permission


@action
def write_public_note(*, cause: CauseOfConcern, text: str, by: User, reason: str = "") -> bool:
    """Write the note for everybody; where people read another before, with a reason and a public line."""
    require(by, Permission.WRITE_PUBLIC_NOTES)
    publication = locked(cause.raised_in)
    row = CauseOfConcern.objects.get(pk=cause.pk)
    found, had_been_read = differences(row, {"public_note": text}), row.public_note and is_public(row)
    if not found:
        return False
    row.public_note = text
    row.save(update_fields=["public_note"])
    if had_been_read:
        require(by, Permission.CORRECT)
        record_corrections(publication=publication, row=row, what=name_of(row), found=found, reason=reason, by=by)
    return True


@action
def write_internal_note(*, cause: CauseOfConcern, text: str, by: User) -> bool:
    """Write the note that only inspectors and admins read."""
    require(by, Permission.SEE_INTERNAL_NOTES)
    locked(cause.raised_in)
    note, _ = InternalNote.objects.get_or_create(cause=cause)
    if note.text == text:
        return False
    note.text = text
    note.save(update_fields=["text"])
    return True
