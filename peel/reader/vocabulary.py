"""The inspectorate's own words: grades, labels, sections of a report, and the areas of every cycle so far."""

import re

from peel.reader.drafts import GradeSlug
from peel.reader.structure.text import key

GRADES: dict[str, GradeSlug] = {
    "outstanding": "outstanding",
    "good": "good",
    "adequate": "adequate",
    "requires improvement": "requires-improvement",
    "inadequate": "inadequate",
}

# Wordings of areas, pillars and questions as published, short labels of press releases among them; those of one
# area stand in one row.
_WORDINGS = (
    (
        "Providing a service to the victims of crime",
        "Providing a service to victims of crime",
        "Victim service assessment",
        "Quality of service review",
        "Quality service review",
        "Supporting victims",
    ),
    ("Recording data about crime", "Crime recording", "Crime data integrity"),
    (
        "Police powers and treating the public fairly and respectfully",
        "Police powers and public treatment",
        "Engaging with and treating the public with fairness and respect",
        "Engaging and treating the public with fairness and respect",
        "Treating the public with fairness and respect",
        "Treating people with fairness and respect",
        "Treatment of the public",
    ),
    (
        "Preventing and deterring crime and antisocial behaviour, and reducing vulnerability",
        "Preventing and deterring crime and anti-social behaviour, and reducing vulnerability",
        "Prevention and deterrence",
        "Preventing crime and anti-social behaviour",
        "Preventing crime and antisocial behaviour",
        "Preventing crime",
    ),
    ("Preventing crime and tackling anti-social behaviour",),
    ("Preventing crime, tackling anti-social behaviour and keeping people safe",),
    ("Responding to the public",),
    ("Investigating crime",),
    ("Investigating crime and reducing re-offending",),
    ("Protecting vulnerable people", "Protecting vulnerable people and supporting victims", "Vulnerability"),
    ("Managing offenders and suspects", "Managing offenders"),
    (
        "Disrupting serious organised crime",
        "Disrupting serious and organised crime",
        "Serious and organised crime",
        "Serious organised crime",
        "Tackling serious and organised crime",
    ),
    ("Meeting the strategic policing requirement", "Strategic policing requirement"),
    ("Protecting the public against armed threats", "Armed policing"),
    (
        "Building, supporting and protecting the workforce",
        "Supporting and protecting the workforce",
        "Supporting the workforce",
        "Developing a positive workplace",
    ),
    ("Vetting and counter corruption", "Vetting and counter-corruption"),
    (
        "Strategic planning, organisational management and value for money",
        "Strategic planning and value for money",
        "Good use of resources",
        "Use of resources",
    ),
    ("Leadership and force management", "Leadership and management"),
    ("Effectiveness",),
    ("Efficiency",),
    ("Legitimacy",),
    ("Reducing crime and preventing offending",),
    ("Investigating offending",),
    ("Tackling anti-social behaviour",),
    ("Understanding demand",),
    ("Use of resources to manage demand", "Using resources to manage demand"),
    ("Meeting current demands and using resources",),
    ("Planning for future demand", "Planning for the future"),
    ("Ethical and lawful workforce behaviour",),
    ("Treating the workforce fairly",),
    ("Overall judgment", "Revised overall judgment"),
)
_ROW = {key(wording): number for number, row in enumerate(_WORDINGS) for wording in row}
AREAS = frozenset(_ROW)
UNGRADED_AREAS = frozenset(
    key(name)
    for name in (
        "Providing a service to the victims of crime",
        "Providing a service to victims of crime",
        "Victim service assessment",
        "Quality of service review",
        "Quality service review",
    )
)
# Headings that stand between areas or before them.
SECTIONS = re.compile(
    r"^(?:overall summary|summary|our judg(?:e)?ments?|overview|introduction|foreword|about (?:this|our) (?:report|"
    r"inspection)|"
    r"peel(?: assessment)? \d{4}\S*|important changes to peel|terminology(?: in this report)?|"
    r"hm(?: chief)? inspector'?s? (?:summary|observations|assessment)|his majesty'?s? .{0,40}(?:summary|"
    r"observations)|"
    r"context|force (?:in context|context|profile)|the operating context.{0,60}|operating context.{0,60}|"
    r"leadership|reducing crime assessment|service to the public|what we (?:inspected|found)|conclusion|background|"
    r"letter information|contents|progress|further developments|publication types.{0,60})$",
    re.I,
)
ENDS = re.compile(
    r"^(?:about the data|about our data|data in this report|methodology|annex\b.{0,80}|appendix\b.{0,80}|next "
    r"steps|what (?:happens )?next|"
    r"glossary|definitions(?: and interpretation)?|terms used.{0,40}|notes to editors|notes?|references|footnotes|"
    r"back to (?:top|publication)|get (?:the|this) .{0,40}|other (?:reports|sections).{0,40}|related .{0,40}|see "
    r"also)$",
    re.I,
)
# Headings inside an area that are no finding's heading.
INNER = re.compile(
    r"^(?:main findings|key findings|findings|detailed findings|our findings|what we found|summary of (?:our "
    r")?findings|"
    r"victim service assessment|questions for .{0,60}|recommendations?|our recommendations?|"
    r"our causes? of concern(?: and recommendations)?|overall judg(?:e)?ment|summary)$",
    re.I,
)
FURNITURE = re.compile(
    r"^(?:contents|print this (?:document|page)|download.{0,40}|share(?: this page)?|back to .{0,40}|skip to "
    r".{0,40}|"
    r"letter information|publication types?:.{0,60}|(?:police )?forces?:.{0,60}|last updated\b.{0,40}|published(?: "
    r"on| date)?\b.{0,40}|"
    r"show (?:all|more).{0,20}|hide .{0,20}|view .{0,20}|on this page)$",
    re.I,
)
CAPTION = re.compile(r"^(?:figure|table|chart|graph|source|sources|note|notes)\s*\d*\s*:", re.I)
GRADE_LIST = re.compile(r"\b(?:graded judg(?:e)?ments?|grades?|judg(?:e)?ments?)\b[^.]{0,120}:$", re.I)
FIGURE_CAPTION = re.compile(r"^(?P<name>(?:figure|chart|graph|table) \d+)\s*[:.-]", re.I)

_LONE_GRADE = re.compile(
    r"^(?:(?:overall |revised |final )?(?:grade|graded|judge?ment|judged|rating|rated)\s*(?:as|is)?\s*[:-]?\s*)?"
    r"(?P<grade>outstanding|good|adequate|requires improvement|inadequate)"
    r"(?:\s*\((?P<note>[^)]{0,60})\))?[.*]?$",
    re.I,
)
_LONE_UNGRADED = re.compile(r"^(?:ungraded|not graded|no grade(?: given)?|not yet graded|to be graded)[.*]?$", re.I)


def lone_grade(plain: str) -> GradeSlug | None:
    """The grade of a line that says nothing else: 'Good', 'graded good', 'Judgment: Requires improvement'."""
    match = _LONE_GRADE.match(plain)
    return GRADES[match["grade"].lower()] if match else None


def is_lone_ungraded(plain: str) -> bool:
    return bool(_LONE_UNGRADED.match(plain))


def is_known_area(text: str) -> bool:
    """Whether a heading is the name of an area of some cycle, whatever its number."""
    return key(without_number(text)) in AREAS


def is_same_area(one: str, other: str) -> bool:
    """Two wordings of one area: equal, known to be one, or the shorter the start of the longer."""
    first, second = sorted((key(one), key(other)), key=len)
    if first in _ROW and second in _ROW:
        return _ROW[first] == _ROW[second]
    return second.startswith(first)


def in_words(grade: GradeSlug) -> str:
    return grade.replace("-", " ")


def without_number(heading: str) -> str:
    """A heading without its section number."""
    return re.sub(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+|question \d+[:.]?\s+)", "", heading, flags=re.I)
