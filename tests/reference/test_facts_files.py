"""What an admin changes stays when the facts files are loaded again, and the difference is told."""

from pathlib import Path

import pytest
from django.test import Client

from peel.accounts.actions import command_line
from peel.record.models import Force
from peel.seed.loaders.forces import load_forces
from tests.reference.test_changes import save
from tests.seed.loading_facts import copy_of_facts, rewrite

pytestmark = pytest.mark.django_db


def test_what_an_admin_wrote_stands_and_the_rest_follows_the_file(admin_client: Client, tmp_path: Path) -> None:
    folder = copy_of_facts(tmp_path) / "peel" / "data"
    by = command_line()
    load_forces(folder=folder, by=by)
    kent, essex = Force.objects.get(slug="kent"), Force.objects.get(slug="essex")
    Force.objects.filter(pk=essex.pk).update(region="Elsewhere")
    assert save(admin_client, kent, region="The Garden").status_code == 302
    told = load_forces(folder=folder, by=by)
    kent.refresh_from_db()
    essex.refresh_from_db()
    assert kent.region == "The Garden"
    assert essex.region != "Elsewhere"
    said = " ".join(told.different)
    assert "what an admin wrote stands" in said
    assert "now as in the file" in said
    assert len(told.different) == 2


def test_a_row_that_no_admin_changed_follows_a_changed_file(tmp_path: Path) -> None:
    root = copy_of_facts(tmp_path)
    load_forces(folder=root / "peel" / "data", by=command_line())
    rewrite(root, "peel/forces", Force.objects.get(slug="kent").official_name, "Kent County Police")
    load_forces(folder=root / "peel" / "data", by=command_line())
    assert Force.objects.get(slug="kent").official_name == "Kent County Police"
