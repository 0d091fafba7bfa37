"""Figures come into the record whole, once, and only visible when they are published."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError

from audits.models import Measure, Observation, Release
from audits.observations import load as actions
from audits.observations import staging as observed
from peel.record.models import Correction, Publication, PublicationKind, State
from tests import factories
from tests import factories_measures as make
from tests.audits.observations.loading import load, row, write

pytestmark = pytest.mark.django_db
DRAFT = (
    "the table ‘crimes’ is new and not published, so nobody outside sees it; load it with --publish to publish it"
)


@pytest.fixture
def crimes(barset: Measure, tmp_path: Path) -> Path:
    """A file of two figures."""
    return write(tmp_path, row(), row(force="loamshire", value="12.5"))


def values() -> dict[str, Decimal]:
    """Each figure by its force."""
    return {one.force.slug: one.value for one in Observation.objects.select_related("force")}


def test_a_new_table_is_a_draft_and_invisible(crimes: Path) -> None:
    out, wrong, end = load(crimes)
    assert out == [
        "crimes.csv: 2 new, 0 the same, 0 changed, in the table ‘crimes.csv’.",
        f"crimes.csv: {DRAFT}.",
    ]
    assert (wrong, end) == ([], "")
    assert values() == {"barset": 100, "loamshire": Decimal("12.5")}
    publication = Publication.objects.get(release__slug="crimes")
    assert (publication.state, publication.kind) == (State.DRAFT, PublicationKind.STATISTICS)
    assert not Observation.objects.visible_to(AnonymousUser()).exists()


def test_publish_makes_it_public(crimes: Path) -> None:
    assert "not published" not in "".join(load(crimes, publish=True)[0])
    assert Observation.objects.visible_to(AnonymousUser()).count() == 2


def test_twice_is_once(crimes: Path) -> None:
    load(crimes)
    assert load(crimes)[0][0] == "crimes.csv: 0 new, 2 the same, 0 changed, in the table ‘crimes.csv’."
    assert Observation.objects.count() == 2
    assert load(crimes, new_only=True) == (["crimes.csv: loaded already."], [], "")


def test_what_differs_is_written_and_what_is_gone_stays(crimes: Path) -> None:
    load(crimes)
    write(crimes.parent, row(value=101), row(end="2025-06-30"))
    out, _, _ = load(crimes, new_only=True)
    assert out[0] == "crimes.csv: 1 new, 0 the same, 1 changed, in the table ‘crimes.csv’."
    assert out[1] == "crimes.csv: 1 figures of this table are not in the file; they stay."
    [event] = Observation.objects.get(value=101).events.all()
    assert (event.value, event.pgh_context.metadata["action"]) == (100, "load_observations")


def test_published_figures_change_for_a_reason_and_as_corrections(crimes: Path) -> None:
    load(crimes, publish=True)
    write(crimes.parent, row(value=101))
    _, wrong, end = load(crimes)
    assert wrong == ["crimes.csv, 1 published figures would change: say why with --reason. All will read it."]
    assert end.startswith("1: With faults: crimes.csv.")
    assert values()["barset"] == 100
    load(crimes, reason="A new edition.")
    assert values()["barset"] == 101
    [correction] = Correction.objects.all()
    assert (correction.from_value, correction.to_value, correction.reason) == ("100", "101", "A new edition.")
    assert correction.publication.release.slug == "crimes"


def test_another_tables_figure_is_not_changed_by_a_draft(crimes: Path) -> None:
    load(crimes, publish=True)
    other = write(crimes.parent, row(), row(force="loamshire", value=13), name="newer.csv")
    _, wrong, _ = load(other)
    cure = "load it as crimes.csv or leave it out."
    assert wrong == [f"newer.csv, line 3, column value: the table ‘crimes’ has another value; {cure}"]
    write(crimes.parent, row(), name="newer.csv")
    assert load(other)[0][0] == "newer.csv: 0 new, 1 the same, 0 changed, in the table ‘newer.csv’."
    assert Observation.objects.visible_to(AnonymousUser()).count() == 2


def test_a_known_table_keeps_its_title(crimes: Path) -> None:
    make.release(slug="crimes", title="Crimes of the forces")
    assert load(crimes)[0] == ["crimes.csv: 2 new, 0 the same, 0 changed, in the table ‘Crimes of the forces’."]
    assert Release.objects.count() == 1


def test_good_rows_are_kept_when_told_to(barset: Measure, tmp_path: Path) -> None:
    path = write(tmp_path, row(), row(force="loamshire", value="-1"), row(end="2025-06-30", measure="charged"))
    assert load(path)[0] == ["crimes.csv: 2 faults; nothing of it was kept."]
    assert not Observation.objects.exists()
    assert not Release.objects.exists()
    out, wrong, end = load(path, keep_good=True)
    assert out[0] == "crimes.csv: 1 new, 0 the same, 0 changed, 2 left out, in the table ‘crimes.csv’."
    assert len(wrong) == 2
    assert end == "1: With faults: crimes.csv. Correct them and load them again."
    assert load(path, new_only=True)[0] == ["crimes.csv: 2 faults; nothing of it was kept."]


def test_a_file_without_a_good_row_makes_no_table(barset: Measure, tmp_path: Path) -> None:
    load(write(tmp_path, row(value="-1")), keep_good=True)
    assert not Release.objects.exists()


def test_files_are_apart(crimes: Path) -> None:
    wrong = write(crimes.parent, row(value="x"), name="wrong.csv")
    assert load(wrong, crimes)[2] == "1: With faults: wrong.csv. Correct them and load them again."
    assert Observation.objects.count() == 2


def test_it_tells_how_far_it_is(crimes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "STEP", 1)
    assert load(crimes)[0][:2] == ["crimes.csv: 1 rows read …", "crimes.csv: 2 rows read …"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyboardInterrupt(), "130: Stopped"),
        (
            OperationalError("server closed\nthe connection"),
            "1: The database failed (server closed)",
        ),
    ],
)
def test_it_can_be_stopped_and_run_again(
    crimes: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, told: str
) -> None:
    def stop(*_: Any) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(observed, "write", stop)
        assert load(crimes)[2] == f"{told}; nothing of crimes.csv was kept, the files before it are. Run it again."
    assert not Release.objects.exists()
    load(crimes)
    assert Observation.objects.count() == 2


def test_the_database_goes_away_while_rows_are_copied(crimes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*_: Any) -> Iterator[None]:
        yield None
        raise psycopg.OperationalError("the connection is lost")

    monkeypatch.setattr(actions, "figures", cut)
    assert load(crimes)[2].startswith("1: The database failed (the connection is lost); nothing of crimes.csv")
    assert not Release.objects.exists()


def test_the_work_is_somebodys(crimes: Path) -> None:
    admin = factories.user(role="admin")
    load(crimes, by=admin.email)
    assert Publication.objects.get(release__slug="crimes").prepared_by == admin
    _, wrong, _ = load(crimes, by=admin.email, publish=True)
    assert wrong == ["crimes.csv, You entered or changed this last, so another admin has to publish it."]
    assert load(crimes, by="nobody@example.org")[2].startswith("1: Nobody here has the address nobody@example.org")


def test_only_who_may_publish_adds_to_a_public_table(crimes: Path) -> None:
    make.release(slug="crimes")
    _, wrong, _ = load(crimes, by=factories.user(role="inspector").email)
    assert wrong == ["crimes.csv, You may not do this."]
