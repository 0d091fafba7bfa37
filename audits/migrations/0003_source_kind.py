from django.db import migrations, models

KINDS = [('inspectorate', 'The inspectorate'), ('other', 'Another source'), ('inferred', 'Inferred by us')]
# Whose words a passage is, its publication's kind says; of an address, its host.
SOURCE = r"""source ~* 'https?://([a-z0-9-]+\.)*(justiceinspectorates|hmic|hmicfrs)\.gov\.uk([/:?#;,]|\s|$)'"""
PASSAGE = """passage_id IN (
    SELECT passage.id FROM peel_passage passage
    JOIN peel_document document ON document.id = passage.document_id
    JOIN peel_publication publication ON publication.id = document.publication_id
    WHERE publication.kind IN ('inspection-report', 'letter', 'causes-of-concern', 'crime-data-audit')
)"""


def classify(table, passages):
    """Rows are 'other' at first. The triggers for history are of before the column, so they rest meanwhile."""
    said = f"{SOURCE} OR {PASSAGE}" if passages else SOURCE
    return [
        f"ALTER TABLE {table} DISABLE TRIGGER USER",
        f"UPDATE {table} SET source_kind = 'inspectorate' WHERE {said}",
        f"ALTER TABLE {table} ENABLE TRIGGER USER",
    ]


def field():
    return models.CharField(choices=KINDS, default='other', max_length=12, verbose_name='kind of source')


class Migration(migrations.Migration):

    dependencies = [
        ('audits', '0002_measures_and_observations'),
        ('peel', '0010_source_kind'),
    ]

    operations = [
        *(
            migrations.AddField(model_name=name, name='source_kind', field=field(), preserve_default=False)
            for name in ('audit', 'auditevent')
        ),
        migrations.RunSQL(
            [
                line
                for table, passages in (('audits_audit', True), ('audits_auditevent', True))
                for line in classify(table, passages)
            ],
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name='audit',
            constraint=models.CheckConstraint(condition=models.Q(('source_kind__in', ['inspectorate', 'other', 'inferred'])), name='audits_audit_source_kind_is_known', violation_error_message='Choose one of the kinds of source.'),
        ),
    ]
