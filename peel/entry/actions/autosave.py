"""Keeping what somebody had typed when their session had ended, until they are back: a day at most."""

from django.http import QueryDict

from peel.record.models import KeptForm, User

# Longer than any form of ours, shorter than what could fill a disk.
LONGEST = 1_000_000
NEVER_KEPT = frozenset({"csrfmiddlewaretoken"})


def keep_form(*, user: User, address: str, typed: QueryDict, had_a_file: bool = False) -> bool:
    """Keep one form of a person at one address, the last that they sent there; False where it is too long.

    No action: nobody is signed in, and nothing of the record is written.
    """
    KeptForm.objects.too_old().delete()
    values = {
        name: [value.replace("\0", "") for value in given]
        for name, given in typed.lists()
        if name not in NEVER_KEPT
    }
    if sum(len(value) for given in values.values() for value in given) > LONGEST or len(address) > 250:
        return False
    KeptForm.objects.update_or_create(
        user=user, address=address, defaults={"typed": values, "had_a_file": had_a_file}
    )
    return True


def kept_for(*, user: User, address: str) -> QueryDict | None:
    """What this person had typed at this address, if it was not saved since."""
    row = KeptForm.objects.still_of_use().filter(user=user, address=address[:250]).first()
    if row is None:
        return None
    typed = QueryDict(mutable=True)
    for name, values in row.typed.items():
        typed.setlist(name, values)
    return typed


def forget_form(*, user: User, address: str) -> None:
    """What was kept is sent again, or was thrown away."""
    KeptForm.objects.filter(user=user, address=address[:250]).delete()


def had_a_file(*, user: User, address: str) -> bool:
    """Whether a file was sent with what was kept: that has to be chosen again."""
    return KeptForm.objects.filter(user=user, address=address[:250], had_a_file=True).exists()
