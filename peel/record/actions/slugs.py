"""Addresses of rows that are new to the record: no word of a draft stands in one."""

from django.utils.crypto import get_random_string

from peel.record.models.public_id import LETTERS

LENGTH = 8


def new_slug(*parts: str) -> str:
    """An address of reference data ('hertfordshire', '2023-25', 'cause') and a random end.

    Titles change before they are published, and an address stays: made from a title it would tell the old one, and
    with '-2' behind it that there is another which is hidden. The end is one of 20⁸, so no two meet.
    """
    return "-".join([*filter(None, parts), get_random_string(LENGTH, LETTERS)])
