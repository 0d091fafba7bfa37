"""A CSV file of figures, line by line, with what is wrong in it: no database."""

from audits.observations.reader.faults import Fault, Faults, WrongFile
from audits.observations.reader.figures import Figure, Known, KnownMeasure, figures

__all__ = ["Fault", "Faults", "Figure", "Known", "KnownMeasure", "WrongFile", "figures"]
