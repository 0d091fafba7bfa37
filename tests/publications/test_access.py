"""The rules as tables: what access.py does, kind by kind, is what docs/access.md says."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from peel.publications.queries.publication_state import kinds, on
from peel.record.models import Force, Publication, Role, State
from peel.record.permissions import Permission, can
from tests import factories
from tests.publications.access_table import ROLES, SET, STAFF, STATES, STRANGER, markdown, may_see
from tests.sweeps.world import make_world

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "access.md"


def test_the_document_has_the_rules() -> None:
    assert markdown() in DOCUMENT.read_text(), "write the tables of tests/publications/access_table.py into it"


def person(role: str, force: Force) -> Any:
    """Somebody of that role; staff of the force or of another."""
    if role == STRANGER:
        return AnonymousUser()
    belongs = {"force": force if role == STAFF else factories.force()}
    return factories.user(role=ROLES[role], **(belongs if ROLES[role] == Role.FORCE_STAFF else {}))


def stand(state: str) -> None:
    """Bring all publications into a state."""
    rows = Publication.objects.all()
    live_at = timezone.now() + timedelta(days=1) if state == SET else None
    rows.update(state=State.PUBLISHED if state in (SET, State.WITHDRAWN) else state, live_at=live_at)
    if state == State.WITHDRAWN:
        rows.update(state=state, withdrawn_on=timezone.localdate(), withdrawn_because="Wrong")


@pytest.mark.django_db
def test_each_role_sees_each_kind_in_each_state_as_the_table_says() -> None:
    force = factories.force("Barset")
    world = make_world(word="x", state=State.DRAFT, force=force, framework=factories.area().framework)
    people = {role: person(role, force) for role in ROLES}
    checked = 0
    for state in STATES:
        stand(state)
        for model, paths in kinds():
            rows = model._default_manager.filter(on(tuple(f"{path}__slug__in" for path in paths), world.slugs))
            for role, user in people.items():
                seen = model._default_manager.visible_to(user).filter(pk__in=rows).exists()
                assert seen == may_see(role, state), f"{role}, {model.__name__}, {state}"
                checked += 1
    assert checked >= 5 * 5 * 18


@pytest.mark.django_db
def test_each_role_may_do_what_the_table_says() -> None:
    force = factories.force("Barset")
    people = {role: person(role, force) for role in ROLES}
    for permission in Permission:
        for role, user in people.items():
            assert can(user, permission) == (ROLES[role] in permission.roles), f"{role}: {permission}"


@pytest.mark.django_db
def test_who_is_locked_sees_and_does_no_more_than_a_stranger() -> None:
    locked = factories.user(role=Role.ADMIN, is_active=False)
    publication = factories.publication(state=State.DRAFT)
    assert not Publication.objects.visible_to(locked).filter(pk=publication.pk).exists()
    assert not any(can(locked, permission) for permission in Permission)


def test_only_two_files_ask_whether_the_state_is_published() -> None:
    root, asking = Path(settings.BASE_DIR), set()
    for path in [*root.glob("peel/**/*.py"), *root.glob("audits/**/*.py"), *root.glob("templates/**/*.html")]:
        text = path.read_text()
        if any(
            f"state {sign} {value}" in text for sign in ("==", "!=") for value in ('"published"', "State.PUBLISHED")
        ):
            asking.add(path.relative_to(root).as_posix())
    assert asking == {"peel/record/models/publication.py"}, (
        "ask Publication.is_public: a set time may not have come"
    )
