from django.db import migrations

# Each letter comes from a random byte of its own; of a UUID's 16 bytes the two that also hold its version are left.
# A byte leans a little towards the first letters: 60 of the 62 bits that 13 even letters would have are sure.
MAKE = """
CREATE FUNCTION peel_public_id() RETURNS text LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    SELECT string_agg(
        substr(
            'bcdfghjkmnpqrstvwxyz23456789',
            1 + get_byte(drawn.bytes, place) % CASE place WHEN 0 THEN 20 ELSE 28 END,
            1
        ),
        '' ORDER BY place
    )
    FROM (SELECT uuid_send(gen_random_uuid()) AS bytes) AS drawn,
        unnest(ARRAY[0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13, 14]) AS place
$$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('peel', '0012_address_of_a_forces_report'),
    ]

    operations = [migrations.RunSQL(MAKE, "DROP FUNCTION peel_public_id()")]
