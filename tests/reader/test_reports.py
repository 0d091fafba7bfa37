"""Reports in the forms of other cycles and layouts, all made up: other labels, orders, lists and area names."""

import textwrap

import pytest

from peel.reader.read import read

FRONT = """PEEL 2023–25: An inspection of Norfolk Constabulary
Published on: 14 March 2024
Overall summary
Our judgments
Our inspection assessed how good Norfolk Constabulary is. We make graded judgments in two of three areas as follows:
"""
BACK = """Responding to the public
Norfolk Constabulary is good at responding to the public.
Main findings
Calls are answered
It answers them.
Good
Investigating crime
Norfolk Constabulary is adequate at investigating crime.
Main findings
Files are checked
Sergeants check them.
Adequate
About the data
The data are data.
"""
UNGRADED = "We also inspected how well it protects the public. We don’t make a graded judgment in this area.\n"


def grades(text):
    return {judgment.area: judgment.grade for judgment in read(text.encode()).judgments if judgment.is_graded}


def codes(text):
    return {problem.code for problem in read(text.encode()).problems}


@pytest.mark.parametrize(
    "listed",
    [
        "Responding to the public – Good\nInvestigating crime – Adequate\n",
        "Responding to the public: good\nInvestigating crime: adequate\n",
        "Responding to the public (Good)\nInvestigating crime (Adequate)\n",
        "• Responding to the public - Good\n• Investigating crime - Adequate\n",
        "Responding to the public\tGood\nInvestigating crime\tAdequate\n",
        "Responding to the public | Good\nInvestigating crime | Adequate\n",
        "Good\nResponding to the public\nAdequate\nInvestigating crime\n",
        "Responding to the public\nGood\nInvestigating crime\nAdequate\n",
        "Good: Responding to the public\nAdequate: Investigating crime\n",
    ],
)
def test_a_list_of_grades_in_any_form(listed):
    expected = {"Responding to the public": "good", "Investigating crime": "adequate"}
    assert grades(FRONT + listed + UNGRADED) == expected
    assert grades(FRONT + listed + UNGRADED + BACK) == expected
    assert not {"grade-list-missing", "grade-disagrees", "grades-number-differs"} & codes(
        FRONT + listed + UNGRADED + BACK
    )


def test_a_list_that_differs_from_its_section_is_a_problem():
    text = FRONT + "Responding to the public – Inadequate\nInvestigating crime – Adequate\n" + BACK
    assert grades(text)["Responding to the public"] == "good"
    assert "grade-disagrees" in codes(text)


def test_a_list_that_is_announced_and_lost():
    assert "grade-list-missing" in codes(FRONT + UNGRADED + BACK)


def test_a_list_of_contents_opens_no_area():
    contents = "Contents\nOverall summary\nResponding to the public\nInvestigating crime\nAbout the data\n"
    draft = read((FRONT.replace("Overall summary\n", contents + "Overall summary\n") + UNGRADED + BACK).encode())
    assert [judgment.area for judgment in draft.judgments if judgment.is_graded] == [
        "Responding to the public",
        "Investigating crime",
    ]
    assert [(finding.area, finding.heading) for finding in draft.findings] == [
        ("Responding to the public", "Calls are answered"),
        ("Investigating crime", "Files are checked"),
    ]


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("Kent Police is outstanding at it.", "outstanding"),
        ("Kent Police is outstanding in how it does this.", "outstanding"),
        ("The force is good at it.", "good"),
        ("The service remains adequate at doing this.", "adequate"),
        ("Kent Police’s work in this area is adequate.", "adequate"),
        ("Kent Police requires improvement at it.", "requires-improvement"),
        ("Kent Police requires improvement in how it does this.", "requires-improvement"),
        ("Kent Police’s leadership and management requires improvement.", "requires-improvement"),
        ("We have graded Kent Police as requires improvement at it.", "requires-improvement"),
        ("The force is graded good.", "good"),
        ("The constabulary is inadequate at it.", "inadequate"),
        ("We found that Kent Police is now good at it.", "good"),
    ],
)
@pytest.mark.parametrize("area", ["Investigating crime", "Keeping rivers clean"])
def test_grade_sentences_also_under_area_names_that_nobody_has_seen(area, sentence, grade):
    text = f"PEEL 2023–25: An inspection of Kent Police\n{area}\n{sentence}\nMain findings\nA finding\nSo.\n"
    (judgment,) = read(text.encode()).judgments
    assert (judgment.area, judgment.grade, judgment.quote) == (area, grade, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police needs to improve at it.",
        "Kent Police isn’t good at it.",
        "It no longer requires improvement.",
    ],
)
def test_sentences_that_give_no_grade(sentence):
    text = f"PEEL 2023–25: An inspection of Kent Police\nInvestigating crime\n{sentence}\nAdequate\n"
    text += "Responding to the public\nGood\n"
    assert [(j.area, j.grade) for j in read(text.encode()).judgments] == [
        ("Investigating crime", "adequate"),
        ("Responding to the public", "good"),
    ]


def test_boxes_inside_an_area():
    text = """PEEL 2023–25: An inspection of Kent Police
Investigating crime
Requires improvement
Kent Police requires improvement at investigating crime.
Cause of concern
The force isn’t supervising its investigations
Nobody looks at them.
Recommendations
Within three months, Kent Police should:
- look at them; and
- write down what it saw.
Area for improvement
The force should keep its evidence safe
It was lost in four of the 31 cases we reviewed.
Innovative practice
The force sends drones
They fly.
Main findings
Detectives are trained
They go on courses.
"""
    draft = read(text.encode())
    (cause,) = draft.causes_of_concern
    assert (cause.title, cause.status, cause.area) == (
        "The force isn’t supervising its investigations",
        "open",
        "Investigating crime",
    )
    assert [(item.deadline.months, item.text) for item in cause.recommendations] == [
        (3, "look at them"),
        (3, "write down what it saw."),
    ]
    (improvement,) = draft.areas_for_improvement
    assert (improvement.title, improvement.area) == (
        "The force should keep its evidence safe",
        "Investigating crime",
    )
    assert [(finding.heading, finding.practice) for finding in draft.findings] == [
        ("The force sends drones", "innovative"),
        ("Detectives are trained", None),
    ]
    assert [(count.numerator, count.denominator) for count in draft.counts] == [(4, 31)]
    assert not [problem for problem in draft.problems if problem.code.endswith("-missing")]


def test_questions_of_2018_with_grades_carried_over_and_ungraded():
    text = """Dorset PEEL 2018
How effectively does the force reduce crime?
Good
Last updated 27/09/2019
Dorset Police is good at reducing crime.
Questions for Effectiveness
1
How effective is the force at preventing crime?
Good
It was not subject to detailed inspection in 2018/19, and our judgment from the 2017 one has been carried over.
2
How effective is the force at investigating crime?
Requires improvement
Areas for improvement
- The force should supervise investigations.
- The force should manage evidence.
3
How effective are the force’s specialist capabilities?
Ungraded
It has 63 firearms officers.
"""
    draft = read(text.encode())
    assert draft.cycle == "2018-19"
    assert [(j.grade, j.is_graded, j.carried_from) for j in draft.judgments] == [
        ("good", True, None),
        ("good", True, "2017"),
        ("requires-improvement", True, None),
        (None, False, None),
    ]
    assert len(draft.areas_for_improvement) == 2
    assert [figure.value for figure in draft.figures] == [63]


def test_a_page_of_the_inspectorate_with_a_table_of_grades_and_pictures():
    page = """<html><head><title>x</title></head><body><nav>Kent Police</nav><main>
<h1>PEEL 2021/22: An inspection of Sussex Police</h1>
<p>Published on <time datetime="2023-01-19">19 January 2023</time></p>
<h2>Overall summary</h2><p>We make graded judgments in three of these four as follows:</p>
<table><tr><th>Good</th><th>Adequate</th></tr><tr><td>Preventing crime</td><td>Managing offenders</td></tr>
<tr><td></td><td>Responding to the public</td></tr></table>
<h2>Preventing crime</h2><img src="a.png" alt="Good"><p>Sussex Police is good at prevention.</p>
<h3>Main findings</h3><h4>It plans</h4><p>It has 1,024 plans.</p>
<ul><li>One is long;<ul><li>very</li></ul></li><li>and new.</li></ul>
<h2>Managing offenders and suspects</h2><p><strong>Adequate</strong></p>
<p>Sussex Police is adequate at managing them.</p>
<h3>Area for improvement</h3><h4>The force should visit sooner</h4>
<p>It was late in 34 percent of cases.</p></main></body></html>"""
    draft = read(page.encode())
    assert (draft.force.slug, draft.cycle, str(draft.published_on)) == ("sussex", "2021-22", "2023-01-19")
    assert [(j.area, j.grade) for j in draft.judgments] == [
        ("Preventing crime", "good"),
        ("Managing offenders and suspects", "adequate"),
        ("Responding to the public", "adequate"),
    ]
    assert [finding.heading for finding in draft.findings] == ["It plans"]
    assert [item.title for item in draft.areas_for_improvement] == ["The force should visit sooner"]
    assert sum(passage.kind == "bullet" for passage in draft.passages) == 3
    assert not [
        problem for problem in draft.problems if problem.code in ("grade-disagrees", "grades-number-differs")
    ]


def test_a_figure_with_its_data_and_one_without():
    text = (
        "PEEL 2023–25: An inspection of Kent Police\nInvestigating crime\nKent Police is good at it.\n"
        "Calls\nThey are answered.\nFigure 1: Calls by year\nYear | Calls\n2023 | 400\nFigure 2: More "
        "calls\nSource: us\nThe end."
    )
    draft = read(text.encode())
    assert [p.passage for p in draft.problems if p.code == "figure-without-data"] == [9]


@pytest.mark.parametrize(
    ("head", "cycle"),
    [
        ("PEEL 2023–25: An inspection of Kent Police", "2023-25"),
        ("PEEL 2023-2025: Kent Police", "2023-25"),
        ("PEEL 2021/22 – Kent Police", "2021-22"),
        ("PEEL 2018/19 Kent Police", "2018-19"),
        ("Kent PEEL 2018", "2018-19"),
        ("Kent PEEL 2017", "2017"),
        ("PEEL Assessment 2025–27: Kent Police", "2025-27"),
        ("https://hmicfrs.justiceinspectorates.gov.uk/peel-reports/kent-2023-2025/\nKent Police", "2023-25"),
        ("An inspection of Kent Police", None),
    ],
)
def test_cycles(head, cycle):
    assert (
        read(f"{head}\nInvestigating crime\nKent Police is good at investigating crime.\n".encode()).cycle == cycle
    )


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("West Midlands Police", "west-midlands"),
        ("the Metropolitan Police Service", "metropolitan"),
        ("the Met", "metropolitan"),
        ("GMP", "greater-manchester"),
        ("Devon & Cornwall Police", "devon-and-cornwall"),
        ("Hampshire Constabulary", "hampshire"),
        ("Avon and Somerset Police", "avon-and-somerset"),
        ("Dyfed Powys Police", "dyfed-powys"),
        ("Essex", "essex"),
    ],
)
def test_a_force_under_many_names(name, slug):
    text = f"Overall summary\nOur inspection assessed how good {name} is in ten areas.\nIt works with others."
    assert read(text.encode()).force.slug == slug


def test_neighbours_are_not_the_force():
    text = (
        FRONT
        + UNGRADED
        + BACK
        + "It works with Suffolk Constabulary. Suffolk Constabulary and Essex Police agree.\n" * 3
    )
    assert read(text.encode()).force.slug == "norfolk"


def test_text_wrapped_by_hand_reads_as_if_it_were_not(text_of, published):
    name = "report-hertfordshire-2023-25.txt"
    wrapped = "\n\n".join(textwrap.fill(row, 80, break_on_hyphens=False) for row in text_of(name).split("\n"))
    assert read(wrapped.encode()).passages == published(name).passages
