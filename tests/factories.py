"""Rows for tests: each function makes one, published unless told otherwise, with what it needs around it."""

from datetime import date
from hashlib import sha256
from itertools import count
from typing import Any

from audits.models import Audit, AuditKind, Count, Estimate, Subject
from peel.record.models import (
    Area,
    AreaKind,
    CauseOfConcern,
    Closure,
    Comparability,
    Cycle,
    Document,
    Figure,
    FigureKind,
    Finding,
    Force,
    Framework,
    Grade,
    GradeWord,
    Grading,
    Inspection,
    InspectionStatement,
    Judgment,
    Letter,
    LetterKind,
    Noun,
    Origin,
    Passage,
    Publication,
    PublicationKind,
    Recommendation,
    Role,
    SourceKind,
    State,
    Tally,
    Theme,
    User,
    effect_of,
    kind_of_saying,
)

numbers = count(1)
SOURCE = "https://example.org/source"


def user(**fields: Any) -> User:
    """An inspector, unless a role is given."""
    fields.setdefault("role", Role.INSPECTOR)
    return User.objects.create_user(f"person-{next(numbers)}@example.org", "correct horse battery", **fields)


def force(name: str = "", **fields: Any) -> Force:
    """A force of England."""
    n = next(numbers)
    name = name or f"Barsetshire {n}"
    fields = {"noun": Noun.FORCE, "country": "England", "region": "South West"} | fields
    slug = name.lower().replace(" ", "-")
    return Force.objects.create(
        slug=slug, short_name=name, official_name=f"{name} Police", gss_code=f"E23{n:06}", **fields
    )


def cycle(**fields: Any) -> Cycle:
    """A cycle with the scale of five grades, not comparable with the one before."""
    n = next(numbers)
    defaults = {
        "slug": f"cycle-{n}",
        "name": f"20{n}",
        "order": n,
        "comparable_with_previous": Comparability.NO,
        "comparability": "The method changed.",
        "comparability_source": SOURCE,
        "source": SOURCE,
    }
    made = Cycle.objects.create(**defaults | fields)
    for order, (slug, name) in enumerate(GradeWord.choices, start=1):
        Grade.objects.create(cycle=made, slug=slug, name=name, order=order)
    return made


def framework(**fields: Any) -> Framework:
    """A framework, of a cycle of its own unless one is given."""
    n = next(numbers)
    fields.setdefault("cycle", None)
    fields["cycle"] = fields["cycle"] or cycle()
    return Framework.objects.create(
        **{"slug": f"framework-{n}", "name": f"Framework {n}", "source": SOURCE} | fields
    )


def area(**fields: Any) -> Area:
    """A graded area with a theme of its own."""
    n = next(numbers)
    fields = {"framework": None, "theme": None} | fields
    fields["framework"] = fields["framework"] or framework()
    fields["theme"] = fields["theme"] or Theme.objects.create(slug=f"theme-{n}", name=f"Theme {n}", order=n)
    defaults = {
        "slug": f"area-{n}",
        "name": f"Area {n}",
        "short_name": f"Area {n}",
        "order": n,
        "kind": AreaKind.AREA,
        "grading": Grading.YES,
        "source": SOURCE,
    }
    return Area.objects.create(**defaults | fields)


def publication(**fields: Any) -> Publication:
    """A published report; a withdrawn one was published first."""
    n = next(numbers)
    defaults = {
        "slug": f"publication-{n}",
        "kind": PublicationKind.INSPECTION_REPORT,
        "title": f"Publication {n}",
        "published_on": date(2024, 10, 17),
        "state": State.PUBLISHED,
    }
    values = defaults | fields
    if values["state"] != State.WITHDRAWN:
        return Publication.objects.create(**values)
    why = {"state": State.WITHDRAWN, "withdrawn_on": date(2025, 1, 31), "withdrawn_because": "A wrong figure."}
    told = {name: values.pop(name) for name in why if name in values}
    made = Publication.objects.create(**values, state=State.PUBLISHED)
    for name, value in {**why, **told}.items():
        setattr(made, name, value)
    made.save()
    return made


def document(**fields: Any) -> Document:
    """A stored file with three passages."""
    n = next(numbers)
    fields = {"publication": None, "name": f"document-{n}.txt", "kind": "inspection_report"} | fields
    fields.setdefault("is_accepted", True)
    fields["publication"] = fields["publication"] or publication()
    content = f"Heading\nParagraph\nItem of {fields['publication'].slug}, document {n}".encode()
    made = Document.objects.create(sha256=sha256(content).hexdigest(), content=content, **fields)
    for number, kind in enumerate(["heading", "paragraph", "bullet"], start=1):
        Passage.objects.create(document=made, number=number, kind=kind, text=f"Text {number} of document {n}")
    return made


def inspection(**fields: Any) -> Inspection:
    """An inspection with its published report; `state` sets the report's."""
    fields = {"force": None, "framework": None, "report": None} | fields
    state = fields.pop("state", State.PUBLISHED)
    fields["force"] = fields["force"] or force()
    fields["framework"] = fields["framework"] or framework()
    fields["report"] = fields["report"] or publication(force=fields["force"], state=state)
    return Inspection.objects.create(**fields)


def statement(*, cycle: Cycle, force: Force | None = None, **fields: Any) -> InspectionStatement:
    """What a source says of one force in a cycle, of every force where none is given."""
    fields = {"is_inspected": True, "stated_on": date(2025, 7, 31), "source": SOURCE} | fields
    return InspectionStatement.objects.create(cycle=cycle, force=force, **fields)


def tally(*, inspection: Inspection, graded_areas: int, **fields: Any) -> Tally:
    """A published total of the grades of an inspection."""
    fields = {"source": f"{SOURCE}-{next(numbers)}", "source_kind": SourceKind.OTHER} | fields
    return Tally.objects.create(inspection=inspection, graded_areas=graded_areas, **fields)


def judgment(*, inspection: Inspection, grade: str | None = "good", **fields: Any) -> Judgment:
    """A judgment of a new area of the inspection's framework, unless an area is given."""
    chosen = inspection.framework.cycle.grades.get(slug=grade) if grade else None
    fields.setdefault("area", None)
    fields["area"] = fields["area"] or area(framework=inspection.framework)
    fields.setdefault("origin", Origin.GIVEN if chosen else Origin.NOT_GRADED)
    fields.setdefault("source", SOURCE)
    fields.setdefault("source_kind", kind_of_saying(fields.get("passage"), fields["source"]))
    return Judgment.objects.create(inspection=inspection, grade=chosen, **fields)


def finding(**fields: Any) -> Finding:
    """A finding of a published report."""
    n = next(numbers)
    fields = {"publication": None, "heading": f"Finding {n}", "order": n, "source": SOURCE} | fields
    fields["publication"] = fields["publication"] or publication(force=force())
    return Finding.objects.create(**fields)


def figure(**fields: Any) -> Figure:
    """A percentage that a published report states."""
    n = next(numbers)
    fields = {
        "publication": None,
        "kind": FigureKind.PERCENTAGE,
        "value": "81.5",
        "subject": f"Subject {n}",
        "source": SOURCE,
    } | fields
    fields["publication"] = fields["publication"] or publication(force=force())
    return Figure.objects.create(**fields)


def cause(**fields: Any) -> CauseOfConcern:
    """An open cause of concern, raised in a published report; `state` sets the report's."""
    n = next(numbers)
    state = fields.pop("state", State.PUBLISHED)
    fields = {
        "force": None,
        "raised_in": None,
        "slug": f"cause-{n}",
        "title": f"Cause {n}",
        "raised_on": date(2024, 10, 17),
        "source": SOURCE,
    } | fields
    fields["force"] = fields["force"] or force()
    fields["raised_in"] = fields["raised_in"] or publication(force=fields["force"], state=state)
    return CauseOfConcern.objects.create(**fields)


def recommendation(**fields: Any) -> Recommendation:
    """A recommendation due three months after its cause was raised."""
    n = next(numbers)
    fields = {
        "cause": None,
        "order": n,
        "text": f"Recommendation {n}",
        "deadline_wording": "Within three months",
        "deadline_months": 3,
        "source": SOURCE,
    } | fields
    if fields.get("deadline_on"):
        fields["deadline_months"] = None
    fields["cause"] = fields["cause"] or cause()
    return Recommendation.objects.create(**fields)


def letter(**fields: Any) -> Letter:
    """A closure letter, published; `state` sets its publication's."""
    state = fields.pop("state", State.PUBLISHED)
    fields = {
        "force": None,
        "publication": None,
        "kind": LetterKind.CLOSURE,
        "subject": "Closure of cause of concern",
        "sent_on": date(2025, 7, 11),
    } | fields
    fields["force"] = fields["force"] or force()
    fields["publication"] = fields["publication"] or publication(
        force=fields["force"], kind=PublicationKind.LETTER, state=state
    )
    return Letter.objects.create(**fields)


def closure(*, cause: CauseOfConcern, letter: Letter, **fields: Any) -> Closure:
    """The letter's closure of a cause of concern, by itself unless its dates say otherwise."""
    fields = {"closed_on": letter.sent_on, "precision": "day", "source": SOURCE} | fields
    fields.setdefault("effect", effect_of(fields["closed_on"], fields["precision"], letter.publication))
    return Closure.objects.create(publication=letter.publication, cause=cause, **fields)


def subject(**fields: Any) -> Subject:
    """What an estimate is about."""
    n = next(numbers)
    return Subject.objects.create(**{"slug": f"subject-{n}", "name": f"Subject {n}", "order": n} | fields)


def audit(**fields: Any) -> Audit:
    """A crime data integrity audit in a published report; `state` sets the report's."""
    n = next(numbers)
    state = fields.pop("state", State.PUBLISHED)
    fields = {
        "force": None,
        "publication": None,
        "slug": f"audit-{n}",
        "kind": AuditKind.CRIME_DATA_INTEGRITY,
        "title": f"Audit {n}",
        "source": SOURCE,
    } | fields
    fields.setdefault("source_kind", SourceKind.INSPECTORATE)
    fields["force"] = fields["force"] or force()
    fields["publication"] = fields["publication"] or publication(force=fields["force"], state=state)
    return Audit.objects.create(**fields)


def estimate(**fields: Any) -> Estimate:
    """An estimate with its margin."""
    fields = {"audit": None, "subject": None, "value": "82.6", "margin": "3.4", "source": SOURCE} | fields
    fields["audit"] = fields["audit"] or audit()
    fields["subject"] = fields["subject"] or subject()
    return Estimate.objects.create(**fields)


def counted(**fields: Any) -> Count:
    """A count of cases."""
    fields = {
        "audit": None,
        "wording": "relevant cases",
        "numerator": 90,
        "denominator": 93,
        "source": SOURCE,
    } | fields
    fields["audit"] = fields["audit"] or audit()
    return Count.objects.create(**fields)
