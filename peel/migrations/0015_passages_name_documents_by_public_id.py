import django.db.models.deletion
from django.db import migrations, models

# The key of a passage's document becomes the document's public id. The checks of the new key come at once, since
# a table with checks still to come can't be altered.
NAME = """
UPDATE peel_passage SET of_id = public_id FROM peel_document WHERE peel_document.id = document_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""
BACK = """
UPDATE peel_passage SET document_id = peel_document.id FROM peel_document WHERE public_id = of_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""


def key(to_field=None, related_name='+', null=False):
    return models.ForeignKey(
        null=null,
        on_delete=django.db.models.deletion.CASCADE,
        related_name=related_name,
        to='peel.document',
        to_field=to_field,
    )


class Migration(migrations.Migration):

    dependencies = [
        # That one joins passages to documents by the key of before.
        ('audits', '0003_source_kind'),
        ('peel', '0014_public_ids'),
    ]

    operations = [
        migrations.AddField('passage', 'of', key('public_id', null=True)),
        migrations.AlterField('passage', 'document', key(related_name='passages', null=True)),
        migrations.RunSQL(NAME, BACK),
        migrations.RemoveConstraint('passage', 'passage_once_a_number'),
        migrations.RemoveField('passage', 'document'),
        migrations.RenameField('passage', 'of', 'document'),
        migrations.AlterField('passage', 'document', key('public_id', related_name='passages')),
        migrations.AddConstraint(
            'passage', models.UniqueConstraint(fields=('document', 'number'), name='passage_once_a_number')
        ),
    ]
