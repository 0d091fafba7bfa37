"""What every action has: one transaction, and a name beside its history."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import pghistory
from django.db import transaction

from peel.record.models import User


def action(function: Callable[..., Any]) -> Callable[..., Any]:
    """A write that happens whole or not at all, kept with who did it (`by=`), its own name and any `reason=`."""

    @wraps(function)
    def run(*, by: User, **inputs: Any) -> Any:
        why = {"reason": inputs["reason"]} if inputs.get("reason") else {}
        with transaction.atomic(), pghistory.context(user=by.pk, by=by.email, action=function.__name__, **why):
            return function(by=by, **inputs)

    return run
