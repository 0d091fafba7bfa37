"""A rule of the database that a write broke, in the rule's own words for people."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import IntegrityError, models, transaction

from peel.record.actions.errors import ActionError

UNKNOWN = "The database refuses this: one of its values does not fit the others."


class ConstraintError(ActionError):
    """The record can't hold this. `at` is the part of the form, `fields` are those that the rule is about."""

    def __init__(self, message: str, *, at: str, fields: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.at, self.fields = at, fields


@contextmanager
def constraint_errors(at: str) -> Iterator[None]:
    """Turn the rule that a write inside breaks into a sentence about the part of the form that is `at`."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        told = getattr(error.__cause__, "diag", None)
        rule = constraint_named(told.constraint_name if told else "")
        if rule is None:
            raise ConstraintError(sentence_of_a_trigger(error), at=at) from error
        raise ConstraintError(message_of(rule), at=at, fields=fields_of(rule)) from error


def constraint_named(name: str | None) -> models.BaseConstraint | None:
    """The constraint of the record with this name; each name is there once."""
    return next(
        (rule for model in apps.get_models() for rule in model._meta.constraints if rule.name == name), None
    )


def message_of(rule: models.BaseConstraint) -> str:
    """The rule's own sentence, where it has one."""
    default = rule.default_violation_error_message
    return UNKNOWN if rule.violation_error_message == default else str(rule.violation_error_message)


def fields_of(rule: models.BaseConstraint) -> tuple[str, ...]:
    """The names of the fields that a rule speaks of, in its order."""
    if isinstance(rule, models.UniqueConstraint):
        return tuple(rule.fields)
    return tuple(name.split("__")[0] for name in referenced(rule.condition))


def referenced(condition: models.Q) -> Iterator[str]:
    """The names in a condition, however deep it is."""
    for child in condition.children:
        if isinstance(child, models.Q):
            yield from referenced(child)
        else:
            yield child[0]


def sentence_of_a_trigger(error: IntegrityError) -> str:
    """A trigger says its rule itself; anything else is not for people."""
    told = getattr(error.__cause__, "diag", None)
    is_trigger = bool(told and told.context and "PL/pgSQL" in told.context)
    return str(told.message_primary) if is_trigger else UNKNOWN
