"""A stored draft as it was read, and as it stands after what people decided of it."""

import msgspec

from peel.reader import drafts
from peel.reader.decisions import DecidedValue, Decisions, with_decisions
from peel.record.models import Draft


def draft_of(row: Draft) -> drafts.Draft:
    """The draft that a stored row holds, as it was read."""
    return from_json(row.content)


def from_json(values: dict[str, object]) -> drafts.Draft:
    """A draft from the JSON that it was kept as."""
    content = dict(values)
    if content["letter"] is not None:
        letter = dict(content["letter"])
        content["letter"] = {"sender": letter.pop("from"), **letter}
    return msgspec.convert(content, drafts.Draft)


def decisions_on(row: Draft) -> Decisions:
    """What was decided of a draft so far."""
    return {(one.kind, one.number): DecidedValue(one.verdict, one.values) for one in row.decisions.all()}


def reviewed(row: Draft) -> drafts.Draft:
    """The draft with every decision applied: what accepting it writes."""
    return with_decisions(draft_of(row), decisions_on(row))
