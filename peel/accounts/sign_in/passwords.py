"""Which passwords are too easy, beyond those that Django's list of common ones names: few of them are long."""

from typing import Any

from django.core.exceptions import ValidationError

PIECE = 10


class NotOneShortPiece:
    """A password is more than a short piece over and over: 'passwordpassword' is as easy as 'password'."""

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse what has a period of ten signs or fewer."""
        for length in range(1, PIECE + 1):
            if password == (password[:length] * len(password))[: len(password)] and len(password) > length:
                raise ValidationError("This password only repeats a short piece. Use different words")

    def get_help_text(self) -> str:
        """What pages could say beforehand."""
        return "Not one short piece again and again."
