"""Whether a force entered or left a stage of monitoring, and when."""

import re
from collections.abc import Sequence
from datetime import date

from peel.intake.dates import find_date
from peel.intake.drafts import Monitoring
from peel.intake.text import Line, sentences

_ENGAGE = r"(?:(?:the |our |an )?['\"]?(?:engage\b|enhanced (?:level|phase|stage|monitoring|process)?)['\"]?)"
_SCAN = r"(?:(?:the |our |its )?['\"]?(?:scan\b|(?:default|routine) (?:level|phase|stage|monitoring))['\"]?)"
_INTO = re.compile(
    rf"\b(?:mov\w+|plac\w+|put|escalat\w+|enter\w*|went)\b[^.;]{{0,90}}?\b(?:to|into|in|entered|"
    rf"under)\s+(?:\w+\s){{0,2}}?{_ENGAGE}",
    re.I,
)
_OUT = re.compile(
    rf"\b(?:remov\w+|mov\w+|releas\w+|tak\w+|come|came|left|leav\w+|exit\w*|step\w*)\b[^.;]{{0,90}}?\b(?:(?:out of|"
    rf"from|out)\s+(?:\w+\s){{0,2}}?)?(?<!into )(?<!in )(?<!to ){_ENGAGE}",
    re.I,
)
_BACK = re.compile(
    rf"\b(?:return\w*|mov\w+|back|revert\w*|plac\w+)\b[^.;]{{0,90}}?\b(?:to|into|in)\s+(?:\w+\s){{0,2}}?{_SCAN}",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:not|n't|whether|if|will remain|remains? in|could|may|might|would|consider\w*|should)\b", re.I
)
_DECIDES = re.compile(
    r"\b(?:has decided|have decided|decided to|am|is|are|has (?:now )?been|have (?:now )?been|will be|is being)\b",
    re.I,
)
_LEAVES = re.compile(r"\b(?:out of|from|remov\w+|left|leav\w+|exit\w*|releas\w+)\b", re.I)


def find_monitoring(lines: Sequence[Line], sent_on: date | None) -> tuple[Monitoring, ...]:
    """Events in the document's order, each once; a decision that a letter announces is dated as the letter."""
    found: list[Monitoring] = []
    for line in lines:
        if line.is_heading:
            continue
        for start, end in sentences(line.plain):
            sentence = line.plain[start:end].rstrip()
            for stage, event in _events(sentence):
                on = find_date(sentence, month_alone=False)
                if on is None and _DECIDES.search(sentence):
                    on = sent_on
                if not any((item.stage, item.event) == (stage, event) and on in (None, item.on) for item in found):
                    found.append(Monitoring(stage, event, on, line.n, line.text[start : start + len(sentence)]))
    return tuple(found)


def _events(sentence: str) -> list:
    if _DENIED.search(sentence):
        return []
    events: list = []
    into, out, back = _INTO.search(sentence), _OUT.search(sentence), _BACK.search(sentence)
    leaves = out is not None and bool(_LEAVES.search(out[0]))
    if leaves or back:
        events.append(("engage", "left"))
    if back:
        events.append(("scan", "entered"))
    if into and not leaves and not back:
        events.append(("engage", "entered"))
    return events
