"""What is wrong in a file of figures is told with file, line, column and cure, and nothing of it is kept."""

from pathlib import Path

import pytest

from audits.models import Measure, Observation
from tests.audits.observations.loading import HEADER, load, row, write

pytestmark = pytest.mark.django_db

UNKNOWN_MEASURE = "A new one is added in audits/data/measures.csv and by manage.py load_facts."
NEEDED = "needed are force_slug, period_start, period_end, measure, value, unit."

NO_NUMBERS = ("NaN", "inf", "1e5", "n/a", "٣", "..")

# A row, and what is said of it.
ROWS = [
    ({"value": '"1,234"'}, "column value: 1,234 has a comma; write 1234."),
    ({"value": '"1,234,567.8"'}, "column value: 1,234,567.8 has a comma; write 1234567.8."),
    ({"value": '"12,5"'}, "column value: 12,5 has a comma; write 12.5."),
    ({"value": "-3"}, "column value: -3 is below 0, which no measure here can be; correct it."),
    ({"value": "12%"}, "column value: 12% has a percent sign; write 12."),
    ({"value": "£300"}, "column value: £300 has a currency sign; write 300."),
    ({"value": ""}, "column value: there is no value; leave out the row of a force that has none."),
    ({"value": "1234567890123"}, "column value: 1234567890123 is longer than 12 digits and 6 decimal places"),
    ({"value": "0.1234567"}, "column value: 0.1234567 is longer than 12 digits and 6 decimal places"),
    *(
        ({"value": text}, f"column value: ‘{text}’ is no number;")
        for text in ("NaN", "inf", "1e5", "n/a", "٣", "..")
    ),
    ({"end": "2024-03-31"}, "column period_end: the period ends on 2024-03-31, before it starts on 2024-04-01."),
    (
        {"end": "31/3/2025"},
        "column period_end: ‘31/3/2025’ is not in the order year, month, day; write 2025-",
    ),
    ({"start": "20240401"}, "column period_start: ‘20240401’ is no date; write it as 2025-03-31."),
    ({"start": ""}, "column period_start: there is no date."),
    ({"end": "2025-02-30"}, "column period_end: there is no day 2025-02-30; correct it."),
    ({"force": "barsett"}, "column force_slug: there is no force ‘barsett’; did you mean barset?"),
    ({"force": "xyz"}, "column force_slug: there is no force ‘xyz’; check the name."),
    (
        {"measure": "offense"},
        f"column measure: there is no measure ‘offense’; did you mean offences? {UNKNOWN_MEASURE}",
    ),
    ({"measure": "xyz"}, f"column measure: there is no measure ‘xyz’; check the name. {UNKNOWN_MEASURE}"),
    ({"unit": "people"}, "column unit: ‘people’ is not the measure’s unit; it is ‘offences’."),
    (
        {"measure": "charged", "unit": "percent", "value": "120"},
        "column value: a share of 120 percent is more than all",
    ),
    ({"value": "1,234"}, "there are 7 values for 6 columns; write numbers without thousands commas"),
    ({"unit": '"offences'}, "unexpected end of data; check the quotation marks and line ends."),
    ({"unit": '"off"ences'}, "check the quotation marks and line ends."),
    ({"unit": "offences\0"}, "there is a zero byte in the text; remove it."),
]


@pytest.mark.parametrize(("cells", "told"), ROWS)
def test_a_bad_row(barset: Measure, tmp_path: Path, cells: dict[str, str], told: str) -> None:
    out, wrong, end = load(write(tmp_path, row(force="loamshire"), row(**cells)))
    assert len(wrong) == 1
    assert wrong[0].startswith("crimes.csv, line 3")
    assert told in wrong[0]
    assert out == ["crimes.csv: 1 faults; nothing of it was kept."]
    assert end == "1: With faults: crimes.csv. Correct them and load them again."
    assert not Observation.objects.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file is empty; its first line names the columns"),
        (b"\n\n", "the file is empty"),
        (HEADER.encode(), "there are no rows under the names of the columns; add them."),
        (b"force_slug,period_start,measure,value,unit\n", f"line 1: the columns period_end are missing; {NEEDED}"),
        (f"{HEADER},unit\n".encode(), "line 1: the column unit is there twice; keep one of the two."),
        (HEADER.replace(",", ";").encode(), "line 1: the columns are not separated by commas;"),
        (HEADER.encode("utf-16"), "line 1: this is UTF-16; save the file as UTF-8."),
        (b"PK\x03\x04rest", "line 1: this is a spreadsheet or an archive;"),
        (b"\x1f\x8b\x08\x00", "line 1: this is compressed;"),
        (bytes(range(1, 256)) * 9, "line 1"),
        (b"\0" * 999, "line 1: this is no UTF-8 text;"),
        (b"a" * 99_999, "line 1: no figure needs a line so long;"),
    ],
)
def test_a_file_that_is_no_table(barset: Measure, tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "crimes.csv"
    path.write_bytes(content)
    _, [wrong], end = load(path, keep_good=True)
    assert wrong.startswith("crimes.csv, ")
    assert told in wrong
    assert end.startswith("1: With faults")
    assert not Observation.objects.exists()


def test_no_file(tmp_path: Path, barset: Measure) -> None:
    missing, nameless = tmp_path / "none.csv", write(tmp_path, row(), name="—.csv")
    assert load(missing)[1] == [f"{missing}: No such file or directory; give a CSV file."]
    assert load(tmp_path)[1] == [f"{tmp_path}: Is a directory; give a CSV file."]
    assert load(nameless)[1] == ["—.csv, the file’s name is the table’s; give it one with letters or digits."]


def test_one_line_that_is_latin_1(barset: Measure, tmp_path: Path) -> None:
    path = tmp_path / "crimes.csv"
    path.write_bytes(f"{HEADER},note\n{row()},fine\n{row(force='loamshire')},fa\xe7ade\n".encode("latin-1"))
    _, [wrong], _ = load(path)
    assert wrong.startswith("crimes.csv, line 3: ‘loamshire,2024-04-01")
    assert wrong.endswith("is not UTF-8 (Latin-1?); save the file as UTF-8.")
    assert "1 new, 0 the same, 0 changed, 1 left out" in load(path, keep_good=True)[0][1]


def test_the_same_twice_names_both_lines_and_keeps_neither(barset: Measure, tmp_path: Path) -> None:
    path = write(tmp_path, row(), row(force="loamshire"), row(value="7"))
    _, wrong, _ = load(path, keep_good=True)
    assert wrong == ["crimes.csv, line 4: line 2 has the same force, measure and period; keep one of the two."]
    assert [one.force.slug for one in Observation.objects.all()] == ["loamshire"]


def test_the_first_twenty_faults_are_told_by_line(barset: Measure, tmp_path: Path) -> None:
    doubled = [row(), row()]
    path = write(tmp_path, *doubled, *[row(value="x")] * 30)
    _, wrong, _ = load(path)
    assert len(wrong) == 21
    assert wrong[0].startswith("crimes.csv, line 3: line 2 has the same")
    assert wrong[19].startswith("crimes.csv, line 22, column value")
    assert wrong[20] == "crimes.csv: and 11 more faults."


def test_as_many_doubled_rows_are_counted(barset: Measure, tmp_path: Path) -> None:
    _, wrong, _ = load(write(tmp_path, *[row()] * 40))
    assert wrong[20] == "crimes.csv: and 19 more faults."


def test_every_fault_of_a_row_is_told(barset: Measure, tmp_path: Path) -> None:
    _, wrong, _ = load(write(tmp_path, row(force="x", start="x", end="x", measure="x", value="x")))
    assert len(wrong) == 5


@pytest.mark.parametrize(
    "content",
    [
        f"\ufeff{HEADER}\n{row()}\n",
        f"{HEADER}\r\n{row()}\r\n",
        f"{HEADER}\n\n{row()}",
        f"{HEADER.upper().replace(',', ' , ')}\n{row().replace(',', ' , ')}\n",
        f"{HEADER}\n{row(unit='offences (all of them)')}\n",
        f'note,{HEADER}\n"two\nlines",{row()}\n',
        "unit,value,measure,period_end,period_start,force_slug\noffences,100,offences,2025-03-31,2024-04-01,barset\n",
    ],
)
def test_what_is_fine(barset: Measure, tmp_path: Path, content: str) -> None:
    path = tmp_path / "crimes.csv"
    path.write_bytes(content.encode())
    assert load(path)[1:] == ([], "")
    assert Observation.objects.get().value == 100


def test_a_fault_after_a_value_of_two_lines_has_its_own_line(barset: Measure, tmp_path: Path) -> None:
    path = write(tmp_path, f'{row()},"two\nlines"', f"{row(value='x')},", header=f"{HEADER},note")
    out, [wrong], _ = load(path)
    assert wrong.startswith("crimes.csv, line 4, column value")
    assert out[0] == "crimes.csv: passed over, since nothing here holds them: the columns note."
