"""The kind of source of a row of facts, which its file says and its address bears out."""

from peel.record.models import SourceKind, kind_of_source
from peel.seed.loaders.table import Row

KINDS = {kind.value: kind for kind in SourceKind}


def source_kind(row: Row) -> SourceKind:
    """The cell `source_kind`; what is stated at an address has the kind of its host. Raises WrongFact."""
    kind = row.find("source_kind", KINDS, "kind of source")
    by_host = kind_of_source(row["source"])
    if kind != SourceKind.INFERRED and "://" in row["source"] and kind != by_host:
        raise row.wrong("source_kind", f"the address is of the kind ‘{by_host}’; correct one of the two.")
    return kind
