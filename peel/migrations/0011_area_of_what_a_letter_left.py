import pgtrigger
from django.db import migrations


def as_the_cause_closed(apps, schema_editor):
    """What a letter that closed one cause left for improvement belongs to the area of that cause."""
    Closure, Finding = apps.get_model("peel", "Closure"), apps.get_model("peel", "Finding")
    closed = {}
    for row in Closure.objects.filter(cause__isnull=False, effect="made", publication__kind="letter"):
        closed.setdefault(row.publication_id, []).append(row.cause.area_id)
    # The triggers that keep history are made anew after migrating: those of before do not know new columns.
    with pgtrigger.ignore():
        for publication, areas in closed.items():
            if len(areas) == 1 and areas[0]:
                left = Finding.objects.filter(publication=publication, kind="area-for-improvement", area=None)
                left.filter(area_wording="").update(area=areas[0])


class Migration(migrations.Migration):

    dependencies = [
        ("peel", "0010_source_kind"),
    ]

    operations = [
        migrations.RunPython(as_the_cause_closed, migrations.RunPython.noop),
    ]
