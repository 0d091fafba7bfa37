"""Facts from files and from documents tell what a letter did from what it only mentions."""

from datetime import date
from pathlib import Path

import pytest

from peel.reader import drafts
from peel.record.models import Move, User
from peel.seed.loaders.monitoring import load_monitoring
from tests import factories
from tests.review.accept.accepting import load
from tests.review.accept.conftest import letter

pytestmark = pytest.mark.django_db
SENT = date(2024, 9, 26)
QUIET = {"causes_of_concern": (), "kind": "monitoring_letter", "estimates": ()}


def test_the_facts_tell_the_decision_from_the_mention(tmp_path: Path, by: User) -> None:
    address = "https://example.org/letter"
    force = factories.force("Devon")
    carried = factories.publication(force=force, kind="letter", published_on=SENT, address=address)
    factories.letter(force=force, publication=carried, sent_on=SENT)
    head = "stay,force,event,on,precision,wording,reason,source,note"
    lines = [head, f"a,devon,entered,2022-10-14,day,,,{address},", f"a,devon,left,2024-09-26,day,,,{address},"]
    (tmp_path / "monitoring.csv").write_text("\n".join([*lines, "a,devon,left,2024-09-26,day,,,a newspaper,"]))
    load_monitoring(folder=tmp_path, by=by)
    found = Move.objects.order_by("on", "pk").values_list("event", "publication__kind", "effect")
    assert list(found) == [
        ("entered", "letter", "mentioned"),
        ("left", "letter", "made"),
        ("left", "other", "mentioned"),
    ]


def test_a_document_read_tells_them_apart_too(by: User) -> None:
    entered = drafts.Monitoring("engage", "entered", date(2024, 3, 11), 2, "We raised")
    left = drafts.Monitoring("engage", "left", date(2025, 5, 22), 2, "We raised")
    load(letter(monitoring=(entered, left), sent_on=date(2025, 5, 22), **QUIET), by)
    assert list(Move.objects.order_by("on").values_list("effect", flat=True)) == ["mentioned", "made"]


@pytest.mark.parametrize(
    ("quote", "moves"),
    [("I have decided to move the force into Engage", 1), ("After the report it went into Engage", 0)],
)
def test_a_move_without_a_day_has_that_of_the_letter_only_where_it_announces_it(
    by: User, quote: str, moves: int
) -> None:
    undated = drafts.Monitoring("engage", "entered", None, 2, quote)
    load(letter(monitoring=(undated,), published_on=date(2025, 5, 22), **QUIET), by)
    assert Move.objects.count() == moves
