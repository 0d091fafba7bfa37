"""A published claim of change beside our own arithmetic: two fields, never one. Plain values, no models."""

from dataclasses import dataclass
from math import isinf
from typing import Literal

from audits.statistics import Compared

Outcome = Literal["agrees", "differs", "cannot"]
# What must have happened for a claim to hold. In every measure of an audit a higher share is the better one.
CLAIMED = {"significant-improvement": "rose", "significant-decline": "fell", "no-significant-change": "no-change"}


@dataclass(frozen=True, slots=True)
class Check:
    """What our arithmetic says of one claim."""

    outcome: Outcome
    words: str


def check(claim: str, compared: Compared) -> Check:
    """Whether two estimates and their margins bear out what was claimed of the change between them."""
    if compared.change is None:
        return Check("cannot", f"Cannot be checked: {compared.words}")
    z = written(compared.change.z)
    if CLAIMED[claim] == compared.state:
        return Check("agrees", f"Our arithmetic agrees: z = {z}")
    return Check("differs", f"Our arithmetic differs: {compared.words}, z = {z}")


def written(z: float) -> str:
    """'4.5', '−0.03': with a true minus sign, and two decimals only where one would say nothing."""
    if isinf(z):
        return "∞" if z > 0 else "−∞"
    return f"{z:.{1 if abs(z) >= 0.1 else 2}f}".replace("-", "−")
