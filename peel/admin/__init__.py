"""Reference data of the record in Django's admin, one module a noun."""

from . import areas, cycles, forces, people

__all__ = ["areas", "cycles", "forces", "people"]
