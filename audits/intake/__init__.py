"""A CSV file of figures, line by line, with what is wrong in it: no database."""

from .faults import Fault, Faults, WrongFile
from .figures import Figure, Known, KnownMeasure, figures

__all__ = ["Fault", "Faults", "Figure", "Known", "KnownMeasure", "WrongFile", "figures"]
