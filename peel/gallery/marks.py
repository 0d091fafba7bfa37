"""Each word that stands as a tag: grades and statuses, with what the word says."""

from peel.record.absence import MEANINGS, Absence

GRADES = (
    ("outstanding", "Outstanding", "A grade. Star"),
    ("good", "Good", "A grade. Disc"),
    ("adequate", "Adequate", "A grade. Frame"),
    ("requires-improvement", "Requires improvement", "A grade. Triangle"),
    ("inadequate", "Inadequate", "A grade. Cross"),
    ("", "Not yet graded", "The inspectorate had not graded this area when the report was published. Bar"),
    *(("", str(one.label), f"{MEANINGS[one]} Bar") for one in Absence),
)
STATUSES = (
    ("open", "Open", "A cause of concern, recommendation or area for improvement that nothing has closed"),
    ("due-soon", "Due soon", "Open, and due within 30 days"),
    ("overdue", "Overdue", "Open, and the day on which it was due is past"),
    ("closed", "Closed", "A publication closed it; the day and the letter stand beside it"),
    ("superseded", "Superseded", "Another cause of concern or an area for improvement took its place"),
    ("not-known", "Not known", "No source says what became of it; it is counted nowhere as open"),
    ("disagrees", "Differs", "A published claim and our own arithmetic are not alike"),
    (
        "state",
        "Not published",
        "A draft, with a force for checking, or set for a time: in lists, for who may see it",
    ),
    ("withdrawn", "Withdrawn", "It was published here and is no more"),
)
