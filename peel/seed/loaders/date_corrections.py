"""Days of reports that were shown wrong: each is a correction that people can read, with the day before."""

from datetime import date
from pathlib import Path

from django.db import models

from peel.record.actions.action import action
from peel.record.actions.corrections import differences, name_of
from peel.record.models import CauseOfConcern, Correction, Publication, User
from peel.seed.loaders.table import Row, read
from peel.seed.loaders.writing import Loaded, by_slug


@action
def load_date_corrections(*, folder: Path, by: User) -> Loaded:
    """date_corrections.csv: a report's day, and with it that of the causes raised in it, so that deadlines follow.

    A day that is neither the old nor the new one was changed by somebody: it stays. Loaded again, nothing changes.
    """
    table = read(folder / "date_corrections.csv", "publication")
    publications, new, different = by_slug(Publication), 0, []
    for row in table:
        publication = row.find("publication", publications, "publication")
        before, after = row.day("from_day"), row.day("to_day")
        if publication.published_on not in (before, after):
            different.append(f"{row.file}, line {row.line}: {publication} – {publication.published_on} stands")
            continue
        new += _correct(publication, "published_on", before, after, row, publication, by)
        for cause in CauseOfConcern.objects.filter(raised_in=publication, raised_on_precision="day"):
            if cause.raised_on == before:
                _correct(cause, "raised_on", before, after, row, publication, by)
    return Loaded(table.file, new, len(table.rows) - new - len(different), tuple(different))


def _correct(
    record: models.Model, field: str, before: date, after: date, row: Row, publication: Publication, by: User
) -> int:
    """Write the day where the old one stands, and the correction where it is not there yet; 1 if it was made."""
    setattr(record, field, before)
    [difference] = differences(record, {field: after})
    stored = type(record)._default_manager.filter(pk=record.pk, **{field: before}).first()
    if stored is not None:
        setattr(stored, field, after)
        stored.save(update_fields=[field])
    setattr(record, field, after)
    key = {"publication": publication, "kind": record._meta.model_name, "row": record.pk}
    told = {
        "about": f"{name_of(record)}: {difference.field}",
        "from_value": difference.before,
        "to_value": difference.after,
        "corrected_on": row.day("corrected_on"),
    }
    _, is_new = Correction.objects.get_or_create(**key, **told, defaults={"reason": row["reason"], "by": by})
    return int(is_new)
