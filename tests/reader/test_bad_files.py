"""Files that are no document: each is refused with a sentence; and scripts are never text."""

import io
import zipfile

import pytest

from peel.reader.errors import Unreadable
from peel.reader.read import read, read_file
from tests.reader.printed import bomb, pdf, word

REPORT = [
    ("PEEL 2023–25: An inspection of Kent Police", 20),
    ("Responding to the public", 16),
    ("Kent Police is adequate at responding to the public.", 10),
    ("The force answers most calls in good time", 13),
    (
        "In the year ending 31 March 2024 it answered 91.2 percent of emergency calls within ten seconds, which is "
        "above the standard, and it looked into every call that it did not answer in time to find out what had "
        "gone wrong.",
        10,
    ),
]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20


def archive(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as whole:
        for name, text in parts.items():
            whole.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \n\t \r\n", "empty"),
        (PNG, "a picture (PNG)"),
        (JPEG, "a picture (JPEG)"),
        (b"x" * (20 * 1024 * 1024 + 1), "too large"),
        (pdf([]), "no text layer"),
        (pdf([("x", 10)])[:300], "PDF"),
        (b"%PDF-1.7\nnothing more", "PDF"),
        (bomb(), "unpack to more than"),
        (archive(readme="x"), "no DOCX"),
        (archive(word__document_xml="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "entities"),
        (archive(word__document_xml="<w/>"), "damaged"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100, "old Word"),
        (b"{\\rtf1 text}", "RTF"),
        (bytes(range(256)) * 40, "encoding"),
        (b"A recipe for soup.\nBoil water.\nAdd salt.", "no known document"),
        (b"Kent is known for hops and cherries.\n", "no known document"),
        (b"<html><body></body></html>", "no text"),
        (b"<html><script>x</script></html>", "no text"),
    ],
)
def test_each_is_refused_with_a_sentence(content, why):
    with pytest.raises(Unreadable) as refusal:
        read(content)
    assert why in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_path_that_is_not_there(tmp_path):
    with pytest.raises(Unreadable, match="can't be opened"):
        read_file(tmp_path / "nothing.txt")
    with pytest.raises(Unreadable, match="can't be opened"):
        read_file(tmp_path)


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(30 * 1024 * 1024)
    with pytest.raises(Unreadable, match=r"too large: 30\.0 MB"):
        read_file(path)


def test_scripts_styles_and_furniture_are_no_text():
    page = """<!doctype html><html><head><title>x</title><style>h1 { color: red }</style></head><body>
    <div class="cookie-banner"><p>Kent Police is outstanding at cookies.</p></div><nav><li>Essex Police</li></nav>
    <main><h1>PEEL 2023–25: An inspection of Kent Police</h1><script>document.write("Essex Police")</script>
    <h2>Responding to the public</h2><img src="a.png" alt="Good" onerror="alert(1)">
    <p>Kent Police is good at responding to the public.</p><h3>Main findings</h3><h4>Calls are answered</h4>
    <p onclick="x()">It answers 91% of calls.</p></main><footer><p>Crown copyright</p></footer></body></html>"""
    draft = read(page.encode())
    text = " ".join(passage.text for passage in draft.passages)
    assert [(j.area, j.grade) for j in draft.judgments] == [("Responding to the public", "good")]
    assert [finding.heading for finding in draft.findings] == ["Calls are answered"]
    assert draft.force.slug == "kent"
    for word_not_there in ("cookies", "Essex", "color", "alert", "copyright"):
        assert word_not_there not in text


def test_a_deep_page_does_not_exhaust_the_stack():
    page = "<html><body>" + "<div>" * 200 + "<p>Kent Police was inspected.</p>" + "</div>" * 200 + "</body></html>"
    assert read(page.encode()).force.slug == "kent"


@pytest.mark.parametrize(
    "title",
    ["Barsetshire Police: closure of cause of concern letter", "Loamshire Constabulary: PEEL revisit letter"],
)
def test_a_force_that_does_not_exist(title):
    body = title.split(":")[0]
    rows = [
        title,
        "From",
        "Roy Wilsher",
        "To",
        "Al Poe",
        "Chief Constable",
        body,
        "Sent on",
        "1 May 2024",
        f"{body} works with Kent Police. We have closed the cause of concern on custody.",
    ]
    draft = read("\n".join(rows).encode())
    assert draft.force is None
    problem = next(problem for problem in draft.problems if problem.code == "unknown-force")
    assert body in problem.message


def test_two_grades_for_one_area():
    text = (
        "PEEL 2023–25: An inspection of Kent Police\nInvestigating crime\nKent Police is good at it.\n"
        "Main findings\nDetectives are well led\nThey meet each day.\nInadequate\nAbout the data\nData is data."
    )
    draft = read(text.encode())
    assert [(j.area, j.grade) for j in draft.judgments] == [("Investigating crime", "good")]
    problem = next(problem for problem in draft.problems if problem.code == "grade-disagrees")
    assert "good" in problem.message
    assert "inadequate" in problem.message


def test_text_about_a_force_in_no_known_form_is_kept():
    draft = read(b"A note\nKent Police bought 12 vans this year.")
    assert (draft.kind, draft.force.slug) == ("unknown", "kent")
    assert "unknown-kind" in {problem.code for problem in draft.problems}


def test_a_text_cut_in_the_middle_of_a_word():
    draft = read(b"Kent Police: PEEL cause of concern revisit letter\nBackground\nWe inspected Kent Police and fou")
    assert draft.passages[-1].text.endswith("and fou")
    assert [p.passage for p in draft.problems if p.code == "text-cut-off"] == [3]


def test_pdf_and_docx_give_what_plain_text_gives():
    styles = {20: "Title", 16: "Heading 1", 13: "Heading 2", 10: ""}
    for content in (pdf(REPORT), word([(text, styles[size]) for text, size in REPORT])):
        draft = read(content)
        assert (draft.kind, draft.force.slug, draft.cycle) == ("inspection_report", "kent", "2023-25")
        assert [(j.area, j.grade) for j in draft.judgments] == [("Responding to the public", "adequate")]
        assert [finding.heading for finding in draft.findings] == ["The force answers most calls in good time"]
        assert [figure.value for figure in draft.figures] == [91.2]
        assert [passage.text.replace("–", "-") for passage in draft.passages] == [
            t.replace("–", "-") for t, _ in REPORT
        ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding):
    text = "Kent Police: closure of cause of concern\nWe’re closing the cause of concern – on custody."
    assert read(text.encode(encoding)).passages[1].text == text.split("\n")[1]


def test_a_script_inside_a_heading_does_not_break_it():
    page = b"<main><h1>Kent Police: PEEL 2023-25</h1><h2>Crime is <script>x()</script>investigated well</h2></main>"
    assert "Crime is investigated well" in [passage.text for passage in read(page).passages]
