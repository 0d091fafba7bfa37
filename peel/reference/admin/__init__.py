"""Reference data of the record in Django's admin, one module a noun."""

from peel.reference.admin import areas, cycles, forces, people

__all__ = ["areas", "cycles", "forces", "people"]
