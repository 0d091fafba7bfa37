"""The CSV facts come into the record whole, once, and never half."""

import csv
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as project
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from pghistory.models import Event

from audits.models import Audit, Comparison, Count, Estimate
from peel.actions.people import COMMAND_LINE, command_line
from peel.models import (
    CauseOfConcern,
    Closure,
    Force,
    Inspection,
    Judgment,
    Letter,
    Move,
    Publication,
    Recommendation,
    Revision,
    Role,
    State,
    Stay,
    Supersession,
    Tally,
    User,
)
from tests import factories

pytestmark = pytest.mark.django_db
APPS = ("peel", "audits")


def load(root: Path = project.BASE_DIR, **options) -> list[str]:
    """The lines that the command prints."""
    out = StringIO()
    call_command("load_facts", root=root, stdout=out, **options)
    return out.getvalue().splitlines()


def lines(root: Path, file: str) -> int:
    """How many rows a file of facts has."""
    app, name = file.split("/")
    with (root / app / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
        return sum(1 for _ in csv.DictReader(rows))


def events() -> dict[str, int]:
    """How many rows each history has."""
    histories = [model for model in apps.get_models() if issubclass(model, Event)]
    assert len(histories) > 20
    return {model.__name__: model.objects.count() for model in histories}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of both folders of facts, to be changed."""
    for app in APPS:
        shutil.copytree(project.BASE_DIR / app / "data", tmp_path / app / "data")
    return tmp_path


def rewrite(root: Path, file: str, old: str, new: str) -> None:
    """Change the first place in a file where `old` stands."""
    app, name = file.split("/")
    path = root / app / "data" / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def set_cells(root: Path, file: str, slug: str, **cells: str) -> None:
    """Change cells of the row with this slug."""
    app, name = file.split("/")
    path = root / app / "data" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        table = list(csv.DictReader(rows))
    [row] = [row for row in table if row["slug"] == slug]
    assert cells.keys() <= row.keys()
    row |= cells
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(row))
        writer.writeheader()
        writer.writerows(table)


def test_an_empty_record_gets_every_fact():
    told = load()
    assert Force.objects.count() == 43
    assert Judgment.objects.count() + lines(project.BASE_DIR, "peel/grades_not_loaded") == 218
    for model, file in [
        (Inspection, "peel/inspections"),
        (Revision, "peel/grade_revisions"),
        (Tally, "peel/grade_tallies"),
        (CauseOfConcern, "peel/causes"),
        (Recommendation, "peel/recommendations"),
        (Move, "peel/monitoring"),
        (Audit, "audits/audits"),
        (Estimate, "audits/estimates"),
        (Count, "audits/counts"),
        (Comparison, "audits/comparisons"),
    ]:
        number = lines(project.BASE_DIR, file)
        assert model.objects.count() == number
        assert f"{file.split('/')[1]}.csv: {number} new, 0 the same, 0 different" in told
    assert Estimate.objects.exclude(claim="").count() == lines(project.BASE_DIR, "audits/claims")


def test_every_fact_is_published_and_so_seen_by_a_stranger():
    load()
    stranger = AnonymousUser()
    assert set(Publication.objects.values_list("state", flat=True)) == {State.PUBLISHED}
    for model in (Judgment, CauseOfConcern, Closure, Move, Audit, Estimate, Count, Comparison, Letter):
        assert model.objects.visible_to(stranger).count() == model.objects.count() > 0


def test_twice_is_once():
    load()
    before = events()
    assert sum(before.values()) > 800
    told = load()
    assert told[-1] == "All facts are in the record."
    assert all(": 0 new, " in line and line.endswith(", 0 different") for line in told[:-1])
    assert events() == before


def test_history_names_who_and_by_which_action():
    load()
    event = apps.get_model("peel", "JudgmentEvent").objects.select_related("pgh_context").first()
    assert event.pgh_context.metadata == {
        "user": command_line().pk,
        "by": COMMAND_LINE,
        "action": "load_judgments",
    }
    assert not command_line().is_active
    assert not command_line().has_usable_password()
    assert User.objects.count() == 1


def test_the_work_can_be_somebodys():
    admin = factories.user(role=Role.ADMIN)
    load(by=admin.email)
    event = apps.get_model("peel", "ForceEvent").objects.select_related("pgh_context").first()
    assert event.pgh_context.metadata["by"] == admin.email
    with pytest.raises(CommandError, match=r"Nobody here has the address nobody@example\.org"):
        load(by="nobody@example.org")


def test_facts_of_one_report_or_letter_share_its_publication():
    load()
    report = Publication.objects.get(slug="hertfordshire-2023-25")
    assert report.inspection.judgments.count() == 9
    assert {audit.slug for audit in report.audits.all()} == {
        "hertfordshire-cdi-2023-25",
        "hertfordshire-stop-and-search-2023-25",
    }
    letter = Publication.objects.get(slug="hertfordshire-letter-2025-07-11")
    assert [audit.slug for audit in letter.audits.all()] == ["hertfordshire-cdi-2025"]
    assert letter.letter.sent_on == letter.published_on
    page = Publication.objects.get(slug="dyfed-powys-causes-of-concern-2021-05-07")
    assert page.causes_raised.count() == page.audits.count() == 1
    assert Publication.objects.get(slug="kent-crime-data-2017-06-15").audits.get().slug == "kent-cdi-2017"


def test_an_early_cause_is_raised_by_its_page_and_restated_by_the_report():
    load()
    cause = CauseOfConcern.objects.get(slug="nottinghamshire-leadership-2024")
    assert (cause.raised_in.slug, cause.restated_in.slug) == (
        "nottinghamshire-causes-of-concern-2024-03-11",
        "nottinghamshire-2023-25",
    )
    assert (cause.closure.publication.slug, cause.closure.precision) == (
        "nottinghamshire-letter-2025-05-22",
        "at-latest",
    )


def test_sources_that_disagree_are_two_moves_of_one_stay():
    load()
    entered = Stay.objects.get(key="staffordshire-2022").moves.filter(event="entered")
    assert {(str(move.on), move.precision) for move in entered} == {("2022-06-01", "month"), ("2022-07-06", "day")}
    assert "staffordshire-letter-2024-05-21" in {move.publication.slug for move in entered}


def test_a_cause_that_another_follows_is_superseded_by_it(root):
    earlier, later = "devon-and-cornwall-crime-data-integrity-2022", "devon-and-cornwall-investigations-2024"
    set_cells(root, "peel/causes", earlier, status="superseded")
    set_cells(root, "peel/causes", later, follows=earlier)
    load(root)
    supersession = Supersession.objects.get()
    assert (supersession.cause.slug, supersession.successor.slug) == (earlier, later)
    assert supersession.publication == supersession.successor.raised_in


def test_a_corrected_file_corrects_the_record_and_says_so(root):
    load(root)
    rewrite(root, "peel/grades", "Investigating crime,inadequate", "Investigating crime,good")
    [difference] = [line for line in load(root) if "different:" in line]
    assert "grades.csv, line 8: Investigating crime: Inadequate" in difference
    assert difference.endswith("grade: Inadequate → Good; now as in the file")
    judgment = Judgment.objects.get(
        inspection__report__slug="metropolitan-2023-25", area__slug="investigating-crime"
    )
    assert judgment.grade.slug == "good"


def test_the_judgment_of_a_document_stands_against_the_file(root):
    load(root)
    judgment = Judgment.objects.get(inspection__report__slug="hertfordshire-2023-25", area__slug="workforce")
    document = factories.document(publication=judgment.inspection.report)
    judgment.passage, judgment.source, judgment.wording = document.passages.first(), "", "Workforce"
    judgment.save()
    assert not any("different:" in line for line in load(root))
    rewrite(
        root,
        "peel/grades",
        'protecting the workforce",adequate,given,,Hertfordshire',
        'protecting the workforce",good,given,,Hertfordshire',
    )
    [difference] = [line for line in load(root) if "different:" in line]
    assert difference.endswith("grade: Adequate → Good; the document’s stands")
    judgment.refresh_from_db()
    assert (judgment.grade.slug, judgment.wording) == ("adequate", "Workforce")


def test_a_publication_that_was_withdrawn_stays_withdrawn():
    load()
    Publication.objects.filter(slug="hertfordshire-2023-25").update(state=State.WITHDRAWN)
    load()
    assert Publication.objects.get(slug="hertfordshire-2023-25").state == State.WITHDRAWN


BROKEN = [
    ("peel/forces", "gss_code", "gss", "line 1: there is no column gss_code; add it."),
    ("peel/forces", ",E23000026,", ",E2300002,", "line 3: A police force area's code is E23 or W15"),
    ("peel/forces", "Bedfordshire,", "", "line 3: there are 8 cells for 9 columns;"),
    ("peel/forces", "bedfordshire,Bed", "bed fordshire,Bed", "line 3, column slug: Enter a valid"),
    ("peel/themes", "recording-crime,", "victims,", "line 3, column slug: ‘victims’ is on line 2 already;"),
    ("peel/themes", "Recording crime", "Service to victims", "line 3: Key (name)=(Service to victims)"),
    ("peel/themes", "Recording crime", '"Recording crime', "line 4: "),
    ("peel/areas", ",Reducing crime,", ",Reducing crime and other things,", "line 3, column short_name: "),
    ("peel/areas", ",question,effectiveness,", ",question,kindness,", "line 3, column pillar: there is no"),
    ("peel/cycles", "2014-11-27", "27/11/2014", "line 2, column published_from: ‘27/11/2014’ is no date;"),
    ("peel/cycles", "The first", "The\0first", "line 2: there is a zero byte in the text;"),
    ("peel/publications", ",https://hm", ",ftp://hm", "line 2: An address begins with http"),
    ("peel/inspections", "a-2014,cumbria,", "a-2014,cumbira,", "line 10, column force: there is no force ‘cumb"),
    ("peel/inspections", "2014,2014,ins", "2014,2015,ins", "line 2, column cycle: the framework ‘2015’"),
    ("peel/grades", "respectfully,adequate", "respectfully,fine", "line 2, column grade: there is no grade on"),
    ("peel/grade_tallies", "2023-25,9,0,", "2023-25,nine,0,", "line 2, column graded_areas: ‘nine’ is no"),
    ("peel/causes", "closed,2024-05-21", "closed,2024-05-20", "line 2, column status_on: there is no letter"),
    ("peel/causes", "vulnerability-2022,staffordshire", "vulnerability-2022,kent", "line 2, column force: "),
    ("peel/monitoring", ",entered,", ",joined,", "line 2, column event: there is no move ‘joined’;"),
    ("audits/estimates", ",93.8,", ",193.8,", "line 2: A percentage lies between 0 and 100."),
    ("audits/estimates", ",93.8,", ",93.8%,", "line 2, column value: ‘93.8%’ is no number;"),
    ("audits/claims", "2025,all-reported-crime", "2025,rape", "line 2, column subject: "),
    ("audits/counts", ",67,85,", ",87,85,", "line 2: A count is a part of the cases"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "message"), BROKEN)
def test_a_broken_file_is_told_in_one_line_and_nothing_is_written(root, file, old, new, message):
    rewrite(root, file, old, new)
    assert_refused(root, f"{file.split('/')[1]}.csv, {message}")


def assert_refused(root: Path, message: str) -> None:
    with pytest.raises(CommandError) as error:
        load(root)
    assert str(error.value).startswith(message)
    assert str(error.value).endswith(" Nothing was written.")
    assert "\n" not in str(error.value)
    assert not Force.objects.exists()
    assert not User.objects.exists()
    assert not any(events().values())


def test_bytes_that_are_no_utf_8_are_told(root):
    path = root / "peel" / "data" / "themes.csv"
    path.write_bytes(path.read_bytes() + "café,Café,17,,x\n".encode("latin-1"))
    assert_refused(root, "themes.csv, line 18: this is no UTF-8 text; save the file as UTF-8.")


def test_an_empty_or_missing_file_is_told(root):
    path = root / "peel" / "data" / "themes.csv"
    path.write_bytes(b"")
    assert_refused(root, "themes.csv, line 1: the file has no columns;")
    path.unlink()
    assert_refused(root, f"{path}: No such file or directory; put the file there.")


def test_a_file_saved_with_a_byte_order_mark_is_read(root):
    path = root / "peel" / "data" / "forces.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    load(root)
    assert Force.objects.count() == 43


def fails(**_: object) -> None:
    """A loader in which something breaks."""
    raise RuntimeError("the machine stopped")


def interrupts(**_: object) -> None:
    """A loader during which somebody presses Ctrl-C."""
    raise KeyboardInterrupt


def test_an_interrupted_load_leaves_nothing(settings):
    settings.FACT_LOADERS = ["peel.actions.facts.load", f"{__name__}.fails"]
    with pytest.raises(RuntimeError):
        load()
    assert not Force.objects.exists()
    assert not any(events().values())


def test_ctrl_c_ends_with_a_sentence_and_130(settings):
    settings.FACT_LOADERS = ["peel.actions.facts.load", f"{__name__}.interrupts"]
    with pytest.raises(CommandError, match=r"^Stopped; nothing was written\. Run it again\.$") as error:
        load()
    assert error.value.returncode == 130
    assert not Force.objects.exists()
