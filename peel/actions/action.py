"""What every action has: one transaction, and a name beside its history."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import pghistory
from django.db import transaction

from peel.models import User


def action(function: Callable[..., Any]) -> Callable[..., Any]:
    """A write that happens whole or not at all, and is kept with who did it (`by=`) and its own name."""

    @wraps(function)
    def run(*, by: User, **inputs: Any) -> Any:
        with transaction.atomic(), pghistory.context(user=by.pk, by=by.email, action=function.__name__):
            return function(by=by, **inputs)

    return run
