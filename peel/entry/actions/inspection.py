"""An inspection with the grades of its areas, entered by hand."""

from typing import Any
from uuid import UUID

from peel.entry.actions.enter import Line, PublicationChoice, RecordWriter, made, made_before, place
from peel.record.actions.action import action
from peel.record.models import Force, Framework, Inspection, Judgment, PublicationKind, User

INSTEAD = "Say ‘Not graded’, or withdraw the report."


@action
def make_inspection(
    *,
    key: UUID,
    placed: PublicationChoice,
    force: Force,
    framework: Framework,
    values: dict[str, Any],
    grades: list[Line],
    by: User,
) -> str:
    """A new inspection with its report in draft; returns its address. The same opened form makes it once."""
    address = made_before(key)
    if address:
        return address
    title = f"{force.official_name}: PEEL {framework.cycle}"
    report = place(placed, kind=PublicationKind.INSPECTION_REPORT, title=title, force=force, by=by)
    pen = RecordWriter(report, by)
    new = Inspection(report=report, force=force, framework=framework)
    inspection = pen.write(new, values, at="head")
    pen.write_all(grades, lambda: Judgment(inspection=inspection), instead=INSTEAD)
    pen.put_down()
    return made(key, inspection)


@action
def change_inspection(
    *,
    inspection: Inspection,
    report: dict[str, Any],
    values: dict[str, Any],
    grades: list[Line],
    by: User,
    reason: str = "",
) -> bool:
    """Write what an inspection's form says; False when nothing of it is new."""
    pen = RecordWriter(inspection.report, by, reason)
    pen.write(inspection.report, report, at="place")
    pen.write(inspection, values, at="head")
    pen.write_all(grades, lambda: Judgment(inspection=inspection), instead=INSTEAD)
    return pen.put_down()
