"""The two notes on a cause of concern."""

from typing import Any

from django.http import QueryDict

from peel.entry.forms.multi_form import MultiForm, ReasonSubForm, SubForm
from peel.record.models import CauseOfConcern, InternalNote, User
from peel.record.permissions import Permission, can
from peel.ui.fields import AREA, words

LONG = AREA | {"rows": 6}


class PublicNotePart(SubForm):
    """The note that everybody reads."""

    public_note = words("Public note", required=False, attrs=LONG, max_length=5000)

    def offer(self, **more: Any) -> None:
        """Who reads it."""
        self.fields["public_note"].help_text = "Everybody who can see the cause reads this on its page."


class InternalNotePart(SubForm):
    """The note that never goes out."""

    text = words("Internal note", required=False, attrs=LONG, max_length=5000)

    def offer(self, **more: Any) -> None:
        """Who reads it."""
        self.fields["text"].help_text = "Only inspectors and admins read this, now and after publication."


class NotesSheet(MultiForm):
    """The notes that somebody may write on a cause."""

    def __init__(self, data: QueryDict | None = None, *, user: User, cause: CauseOfConcern) -> None:
        self.cause = cause
        self.may_write_public = can(user, Permission.WRITE_PUBLIC_NOTES)
        self.internal = InternalNote.objects.visible_to(user).filter(cause=cause).first()
        super().__init__(data)

    def lay_out(self) -> None:
        """The public note for admins, the internal one, and why a public one that was read changes."""
        if self.may_write_public:
            self.add(PublicNotePart, "public", self.cause)
        self.add(InternalNotePart, "internal", self.internal)
        if self.may_write_public and self.cause.raised_in.is_public and self.cause.public_note:
            self.add(ReasonSubForm, "why")
