"""What a reader may find in a published document: frozen, plain, without Django.

Every value keeps the number of the passage that it came from and, as `quote`, the exact run of
characters in that passage's text. `Draft.as_json` is the contract of `manage.py read_document --json`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

Kind = Literal[
    "inspection_report",
    "closure_letter",
    "revisit_letter",
    "monitoring_letter",
    "causes_of_concern",
    "crime_data_audit",
    "unknown",
]
PassageKind = Literal["heading", "paragraph", "bullet"]
GradeSlug = Literal["outstanding", "good", "adequate", "requires-improvement", "inadequate"]
Wording = Literal["percent", "percentage points"]
Audit = Literal["this", "previous"]
CauseStatus = Literal["open", "closed", "unknown"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One heading, paragraph or list item, numbered from 1 in the document's order."""

    n: int
    kind: PassageKind
    text: str


@dataclass(frozen=True, slots=True)
class Force:
    """A force of data/forces.csv that the document is about."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Judgment:
    """An area with its grade, or with none: `grade` is null where the area is ungraded or its grade is lost.

    `passage` and `quote` are the sentence (or, where there is none, the lone grade word) that says so.
    `carried_from` is the cycle whose grade was carried over, as `2017`.
    """

    area: str
    grade: GradeSlug | None
    is_graded: bool
    passage: int
    quote: str
    carried_from: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding's heading under its area, with every passage that belongs to it, the heading's first.

    `practice` is `innovative` or `promising` where the report boxes the finding as such.
    """

    area: str
    heading: str
    passages: tuple[int, ...]
    practice: Literal["innovative", "promising"] | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """A rate that the inspectorate estimated, with its margin in percentage points where it gives one.

    `qualifier` is `about`, `over`, `under` … where the document hedges; `audit` tells this document's audit
    from the one before it that it repeats; `sample` is the period audited, in the document's words.
    `claim` is the published statement about the change since the previous audit, where there is one:
    `significant-improvement`, `significant-decline`, `no-significant-change` or null.
    """

    subject: str
    value: float
    margin: float | None
    wording: Wording
    passage: int
    quote: str
    unit: Literal["percent"] = "percent"
    qualifier: str | None = None
    audit: Audit = "this"
    sample: str | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """n of m audited or surveyed cases."""

    numerator: int
    denominator: int
    subject: str
    passage: int
    quote: str
    audit: Audit = "this"


@dataclass(frozen=True, slots=True)
class Figure:
    """Any other number that says something of the force. Money is in pounds; `per` is 1000 for 'per 1,000'."""

    kind: Literal["percentage", "rate", "ratio", "money", "number"]
    value: float
    per: int | None
    subject: str
    passage: int
    quote: str
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline's wording with what it says: months (immediate = 0) or days to go, or a date, or none."""

    wording: str
    months: int | None
    on: date | None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the force should do, and by when."""

    deadline: Deadline | None
    text: str
    passage: int


@dataclass(frozen=True, slots=True)
class CauseOfConcern:
    """A cause of concern that the document raises, repeats or closes.

    `area` is the report's area that it stands in, `topic` what its label names: 'Cause of concern: investigations'.
    """

    title: str
    status: CauseStatus
    accelerated: bool
    passages: tuple[int, ...]
    recommendations: tuple[Recommendation, ...] = ()
    area: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class AreaForImprovement:
    """An area for improvement that the document raises, in a report under its area."""

    title: str
    passages: tuple[int, ...]
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who a letter is from."""

    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who a letter is to, or copied to."""

    name: str
    rank: str | None
    body: str | None


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter block."""

    sender: Signatory
    to: tuple[Addressee, ...]
    cc: tuple[Addressee, ...]
    sent_on: date | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class Monitoring:
    """The force entered or left a stage of monitoring."""

    stage: Literal["engage", "scan"]
    event: Literal["entered", "left"]
    on: date | None
    passage: int
    quote: str


@dataclass(frozen=True, slots=True)
class Ref:
    """One value of the draft: the `number`th of its kind, from 0. The kinds are those of suggestions.py."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What the document lacks or contradicts, in one line for people; `passage` is null for the whole document.

    `targets` are the values that it makes doubtful; without any, it is about everything in its passage.
    """

    code: str
    passage: int | None
    message: str
    targets: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """All that one reading of one document found.

    `hm_inspector` is the name under a report's summary; the fieldwork days are those that the text gives.
    """

    kind: Kind
    title: str | None
    address: str | None
    published_on: date | None
    sent_on: date | None
    force: Force | None
    cycle: str | None
    passages: tuple[Passage, ...]
    is_retold: bool = False
    hm_inspector: str | None = None
    fieldwork_from: date | None = None
    fieldwork_until: date | None = None
    judgments: tuple[Judgment, ...] = ()
    findings: tuple[Finding, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    counts: tuple[Count, ...] = ()
    figures: tuple[Figure, ...] = ()
    causes_of_concern: tuple[CauseOfConcern, ...] = ()
    areas_for_improvement: tuple[AreaForImprovement, ...] = ()
    letter: Letter | None = None
    monitoring: tuple[Monitoring, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The draft as JSON-ready values: dates as ISO text, the letter's `sender` under the key `from`."""
        values: dict[str, Any] = _plain(asdict(self))
        if values["letter"] is not None:
            values["letter"] = {"from": values["letter"].pop("sender"), **values["letter"]}
        return values


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
