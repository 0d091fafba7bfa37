from importlib import import_module

import pgtrigger
from django.db import migrations

of_publications = import_module("peel.migrations.0018_nothing_of_a_draft_in_an_address")


def without_words(apps, schema_editor):
    """The same for the audits of what is in preparation."""
    audits = apps.get_model("audits", "Audit").objects
    found = audits.filter(publication__state="draft", publication__rounds__isnull=True).select_related("force")
    with pgtrigger.ignore():
        for audit in found:
            if not of_publications.DATED.search(audit.slug):
                slug = of_publications.new_slug(audit.force.slug if audit.force else "", "audit")
                audits.filter(pk=audit.pk).update(slug=slug)


# The relations by which a row of each kind hangs on others, whose passages hide it too.
PARENTS = {
    "recommendation": ["cause"],
    "closure": ["cause", "recommendation", "finding"],
    "supersession": ["cause"],
    "revision": ["judgment"],
    "estimate": ["audit"],
    "count": ["audit"],
    "comparison": ["earlier", "later"],
}


def passages_behind(row):
    """The keys of the passages that a row stands on, its own and its parents'."""
    found = {getattr(row, "passage_id", None)}
    for name in PARENTS.get(row._meta.model_name, []):
        parent = getattr(row, name)
        found |= passages_behind(parent) if parent else set()
    return found - {None}


def with_their_passages(apps, schema_editor):
    """Corrections of before are given the passages that their rows stand on; of a row that is gone nobody knows."""
    through = apps.get_model("peel", "Correction").passages.through
    models = {model._meta.model_name: model for app in ("peel", "audits") for model in apps.get_app_config(app).get_models()}
    for correction in apps.get_model("peel", "Correction").objects.all():
        row = models[correction.kind].objects.filter(pk=correction.row).first() if correction.kind in models else None
        keys = passages_behind(row) if row else ()
        through.objects.bulk_create(through(correction_id=correction.pk, passage_id=key) for key in keys)


class Migration(migrations.Migration):

    dependencies = [
        ("audits", "0005_own_words_of_estimates"),
        ("peel", "0018_nothing_of_a_draft_in_an_address"),
    ]

    operations = [
        migrations.RunPython(without_words, migrations.RunPython.noop),
        migrations.RunPython(with_their_passages, migrations.RunPython.noop),
    ]
