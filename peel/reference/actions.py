"""Changing reference data: the forces, cycles, areas and measures that the record stands on."""

from collections.abc import Sequence

from django.db import connection, models
from django.forms import BaseModelForm, BaseModelFormSet

from peel.record.actions.action import action
from peel.record.actions.errors import ActionError, ReasonNeeded
from peel.record.actions.publish import require
from peel.record.models import User
from peel.record.permissions import Permission
from peel.reference.in_use import sentence


class InUse(ActionError):
    """The record refers to the row."""


@action
def change_reference_data(
    *, form: BaseModelForm, formsets: Sequence[BaseModelFormSet], reason: str, by: User
) -> models.Model:
    """Write a checked form and the rows that belong to it."""
    _may(by, reason)
    row = form.save()
    for formset in formsets:
        formset.save()
    connection.check_constraints()  # a row that is gone by now is found here, before anybody is told ‘saved’
    return row


@action
def delete_reference_data(*, row: models.Model, reason: str, by: User) -> None:
    """Delete a row to which nothing refers."""
    _may(by, reason)
    used = sentence(row)
    if used:
        raise InUse(used)
    row.delete()
    connection.check_constraints()


def _may(by: User, reason: str) -> None:
    require(by, Permission.CHANGE_REFERENCE_DATA)
    if not reason.strip():
        raise ReasonNeeded("Say why: it is kept with the change.")
