"""A broken file of facts, or a load that stops half-way, is told in one line and leaves nothing."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from peel.record.models import Force, User
from tests.seed.loading_facts import copy_of_facts, events, load, rewrite

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the facts, to be changed."""
    return copy_of_facts(tmp_path)


BROKEN = [
    ("peel/forces", "gss_code", "gss", "line 1: there is no column gss_code; add it."),
    ("peel/forces", ",E23000026,", ",E2300002,", "line 3: A police force area's code is E23 or W15"),
    ("peel/forces", "Bedfordshire,", "", "line 3: there are 9 cells for 10 columns;"),
    ("peel/forces", "bedfordshire,Bed", "bed fordshire,Bed", "line 3, column slug: Enter a valid"),
    ("peel/themes", "recording-crime,", "victims,", "line 3, column slug: ‘victims’ is on line 2 already;"),
    ("peel/themes", "Recording crime", "Service to victims", "line 3: Key (name)=(Service to victims)"),
    ("peel/themes", "Recording crime", '"Recording crime', "line 4: "),
    ("peel/areas", ",Reducing crime,", ",Reducing crime and other things,", "line 3, column short_name: "),
    ("peel/areas", ",question,effectiveness,", ",question,kindness,", "line 3, column pillar: there is no"),
    ("peel/cycles", "2014-11-27", "27/11/2014", "line 2, column published_from: ‘27/11/2014’ is no date;"),
    ("peel/cycles", "The first", "The\0first", "line 2: there is a zero byte in the text;"),
    ("peel/publications", ",https://hm", ",ftp://hm", "line 2: An address begins with http"),
    ("peel/inspections", "a-2014,cumbria,", "a-2014,cumbira,", "line 44, column force: there is no force ‘cumb"),
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
    settings.FACT_LOADERS = ["peel.seed.loaders.load", f"{__name__}.fails"]
    with pytest.raises(RuntimeError):
        load()
    assert not Force.objects.exists()
    assert not any(events().values())


def test_ctrl_c_ends_with_a_sentence_and_130(settings):
    settings.FACT_LOADERS = ["peel.seed.loaders.load", f"{__name__}.interrupts"]
    with pytest.raises(CommandError, match=r"^Stopped; nothing was written\. Run it again\.$") as error:
        load()
    assert error.value.returncode == 130
    assert not Force.objects.exists()
