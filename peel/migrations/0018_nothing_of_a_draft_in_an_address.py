import re
import secrets

import pgtrigger
from django.db import migrations
from django.db.models import F, Max, Q
from django.db.models.functions import Now

IS_OUT = Q(live_at__isnull=True) | Q(live_at__lte=Now())
LETTERS = "bcdfghjkmnpqrstvwxz23456789"
# Addresses of documents, by force and cycle or day: no words, and how the same document is found again.
DATED = re.compile(r"-\d{4}-\d{2}(-\d{2})?(-(cdi|stop-and-search|vsa|survey))?$")


def new_slug(*parts):
    """As peel/actions/addresses.py makes them."""
    return "-".join([*filter(None, parts), "".join(secrets.choice(LETTERS) for _ in range(8))])


def without_words(apps, schema_editor):
    """What is in preparation gets an address without words of its title.

    What was with a force keeps its own: e-mails have told it, and the force has read the title. The history, and with
    it the triggers that keep it and are of before the last columns, rests meanwhile.
    """
    publications = apps.get_model("peel", "Publication").objects
    causes = apps.get_model("peel", "CauseOfConcern").objects
    drafts = publications.filter(state="draft", rounds__isnull=True)
    with pgtrigger.ignore():
        for cause in causes.filter(raised_in__in=drafts).select_related("force"):
            causes.filter(pk=cause.pk).update(slug=new_slug(cause.force.slug, "cause"))
        for row in drafts.select_related("force"):
            if not DATED.search(row.slug):
                publications.filter(pk=row.pk).update(slug=new_slug(row.force.slug if row.force else "", row.kind))


def last_versions_alone(apps, schema_editor):
    """Of what is not published the document counts that was accepted last."""
    Publication, Document = apps.get_model("peel", "Publication"), apps.get_model("peel", "Document")
    with pgtrigger.ignore():
        for publication in Publication.objects.exclude(IS_OUT, state="published").only("pk"):
            accepted = Document.objects.filter(publication=publication, is_accepted=True)
            in_order = accepted.annotate(at=Max("drafts__accepted_at")).order_by(F("at").asc(nulls_first=True), "pk")
            earlier = list(in_order.values_list("pk", flat=True))[:-1]
            Document.objects.filter(pk__in=earlier).update(is_accepted=False)


class Migration(migrations.Migration):

    dependencies = [
        ("peel", "0017_what_was_withdrawn"),
    ]

    operations = [
        migrations.RunPython(without_words, migrations.RunPython.noop),
        migrations.RunPython(last_versions_alone, migrations.RunPython.noop),
    ]
