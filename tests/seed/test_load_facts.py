"""The CSV facts come into the record whole, once, and never half."""

from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as project
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError

from audits.models import Audit, Comparison, Count, Estimate
from peel.accounts.actions import COMMAND_LINE, command_line
from peel.record.models import (
    Area,
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
from tests.seed.loading_facts import copy_of_facts, events, lines, load, put_an_area_first, rewrite, set_cells

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the facts, to be changed."""
    return copy_of_facts(tmp_path)


def test_an_empty_record_gets_every_fact():
    told = load()
    assert Force.objects.count() == 43
    assert Judgment.objects.filter(grade__isnull=False).count() == lines(project.BASE_DIR, "peel/grades") == 1746
    assert Judgment.objects.filter(grade=None).count() == lines(project.BASE_DIR, "peel/grades_not_given") == 8
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
    files = [line for line in told[:-1] if "not loaded" not in line]
    assert all(": 0 new, " in line and line.endswith(", 0 different") for line in files)
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
    letters = Publication.objects.filter(kind="letter")
    assert letters.count() > 10
    assert not letters.filter(letter=None).exists(), "also one of which no source says when it was sent"
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
        "nottinghamshire-letter-2025-04-04",
        "day",
    )
    # Which of its causes was closed first, nobody says of Staffordshire.
    other = CauseOfConcern.objects.get(slug="staffordshire-investigations-2022")
    assert other.closure.precision == "at-latest"


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


def test_a_new_area_may_take_the_place_that_others_had(root):
    load(root)
    before = list(Area.objects.filter(framework__slug="2017").order_by("order").values_list("slug", flat=True))
    put_an_area_first(root, "2017")
    load(root)
    after = Area.objects.filter(framework__slug="2017").order_by("order").values_list("slug", "order")
    assert list(after) == list(zip(["new", *before], range(1, len(before) + 2), strict=True))


def test_two_areas_of_one_place_are_refused_with_the_place(root):
    put_an_area_first(root, "2017")
    path = root / "peel" / "data" / "areas.csv"
    first, rest = path.read_text(encoding="utf-8").split("new,A new area,1,", 1)
    path.write_text(f"{first}new,A new area,2,{rest}", encoding="utf-8")
    with pytest.raises(CommandError, match=r"areas\.csv, line \d+: Key \(framework_id, \"order\"\)"):
        load(root)
    assert not Area.objects.exists()


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
    Publication.objects.filter(slug="hertfordshire-2023-25").update(
        state=State.WITHDRAWN, withdrawn_on=date(2025, 1, 31), withdrawn_because="A wrong figure."
    )
    load()
    assert Publication.objects.get(slug="hertfordshire-2023-25").state == State.WITHDRAWN
