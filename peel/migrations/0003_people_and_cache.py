from django.core.management import call_command
from django.db import migrations, models
from django.db.models.functions import Lower


def make_cache_table(apps, schema_editor):
    call_command('createcachetable', 'cache', database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):

    dependencies = [
        ('peel', '0002_publication_states'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('email', Lower('email'))), name='user_email_is_in_lower_case', violation_error_message='E-mail addresses are kept in small letters, so that each is one person.'),
        ),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]
