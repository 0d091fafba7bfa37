"""The published audits of data/*.csv into the record: the second of the loaders of facts."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from audits.models import Audit, AuditKind, Claim, Comparison, Count, Estimate, PercentWording, Subject
from peel.record.actions.action import action
from peel.record.models import Comparability, Force, GradeWord, Publication, PublicationKind, State, User
from peel.seed.loaders.inspections import inspections_by_slug
from peel.seed.loaders.source_kind import source_kind
from peel.seed.loaders.table import Row, Table, read
from peel.seed.loaders.writing import Loaded, by_slug, of_a_document, write

SCALES = {"": "", "four": "Graded on the scale of four tiers.", "five": "Graded on the scale of five tiers."}


def load(*, root: Path, by: User, tell: Callable[[Loaded], None]) -> None:
    """Load the files below `root`/audits/data; the caller holds the transaction. Raises WrongFact."""
    for step in (load_subjects, load_audits, load_estimates, load_counts, load_comparisons):
        tell(step(folder=root / "audits" / "data", by=by))


@action
def load_subjects(*, folder: Path, by: User) -> Loaded:
    """subjects.csv: what estimates and counts are about."""
    return write(
        Subject,
        read(folder / "subjects.csv", "slug"),
        lambda row: row.texts("slug", "name", "note") | {"order": row.number("order")},
        key=["slug"],
    )


@action
def load_audits(*, folder: Path, by: User) -> Loaded:
    """audits.csv: each audit, after the publications of those that no known publication states."""
    table = read(folder / "audits.csv", "slug")
    forces = by_slug(Force)
    stated_in, own = _load_publications(table, forces)
    publications = by_slug(Publication)

    def audit(row: Row) -> dict[str, object]:
        grades = {word: word for word in GradeWord}
        scale = row.find("scale", SCALES, "scale")
        return row.texts("slug", "title", "sample_text", "source") | {
            "publication": publications[stated_in[row.line]],
            "force": row.find_any("force", forces, "force"),
            "kind": row.find("kind", _words(AuditKind), "kind of audit"),
            "source_kind": source_kind(row),
            "sample_from": row.day("sample_from"),
            "sample_until": row.day("sample_until"),
            "cases_examined": row.number("cases_examined"),
            "overall_grade": row.find_any("overall_grade", grades, "grade") or "",
            "unrecorded_text": row["estimated_unrecorded_text"],
            "note": f"{row['note']} {scale}".strip(),
        }

    audits = write(Audit, table, audit, key=["slug"], facts=["overall_grade"])
    return audits.beside(own)


@action
def load_estimates(*, folder: Path, by: User) -> Loaded:
    """estimates.csv, with what the inspectorate claims of the later of two from claims.csv."""
    audits, subjects = by_slug(Audit), by_slug(Subject)
    table, claims = read(folder / "estimates.csv", "audit", "subject"), _claims(folder)
    stated = {(row["audit"], row["subject"]) for row in table}
    for key, row in claims.items():
        if key not in stated:
            raise row.wrong("subject", f"‘{row['later']}’ has no estimate of this; add it to estimates.csv first.")

    def estimate(row: Row) -> dict[str, object]:
        claim = claims.get((row["audit"], row["subject"]))
        return row.texts("scope", "qualifier", "stated", "source") | {
            "audit": row.find("audit", audits, "audit"),
            "subject": row.find("subject", subjects, "subject"),
            "value": row.decimal("value"),
            "margin": row.decimal("margin"),
            "wording": row.find("wording", _words(PercentWording), "wording"),
            "is_complement": row.flag("is_complement"),
            "claim": claim.find("claim", _words(Claim), "claim") if claim else "",
            "note": " ".join(filter(None, [row["note"], claim["note"] if claim else ""])),
        }

    return write(Estimate, table, estimate, key=["audit", "subject"], facts=["value", "margin", "claim"])


@action
def load_counts(*, folder: Path, by: User) -> Loaded:
    """counts.csv: n of m crimes, of a subject."""
    audits, subjects = by_slug(Audit), by_slug(Subject)

    def count(row: Row) -> dict[str, object]:
        subject, cases = row.find("subject", subjects, "subject"), row.number("cases")
        return row.texts("source", "note") | {
            "audit": row.find("audit", audits, "audit"),
            "subject": subject,
            "wording": subject.name,
            "numerator": row.number("numerator"),
            "denominator": row.number("denominator"),
            "cases": f"{cases} cases" if cases else "",
        }

    table = read(folder / "counts.csv", "audit", "subject")
    return write(Count, table, count, key=["audit", "subject"], facts=["numerator", "denominator"])


@action
def load_comparisons(*, folder: Path, by: User) -> Loaded:
    """comparisons.csv: which audits compare, and in whose words."""
    audits = by_slug(Audit)

    def comparison(row: Row) -> dict[str, object]:
        return row.texts("statement", "whose", "source") | {
            "earlier": row.find("earlier", audits, "audit"),
            "later": row.find("later", audits, "audit"),
            "comparable": row.find("comparable", _words(Comparability), "answer"),
        }

    table = read(folder / "comparisons.csv", "earlier", "later")
    return write(Comparison, table, comparison, key=["earlier", "later"], facts=["comparable"])


def _words(words: Iterable[Any]) -> dict[str, Any]:
    return {str(word): word for word in words}


def _claims(folder: Path) -> dict[tuple[str, str], Row]:
    """What is claimed of the change since the earlier audit, by the later audit and the subject."""
    return {(row["later"], row["subject"]): row for row in read(folder / "claims.csv", "later", "subject")}


def _load_publications(table: Table, forces: dict[str, Force]) -> tuple[dict[int, str], Loaded]:
    """The slug of the publication that states each audit, by line, and the loading of those not known before.

    That is the page with the audit's address and day, else the report of its inspection, else the letter that
    the force got on that day. An audit that only others tell of has a publication of its own.
    """
    inspections = inspections_by_slug()
    known = Publication.objects.exclude(kind__in=[PublicationKind.CRIME_DATA_AUDIT, PublicationKind.OTHER])
    slugs = set(known.values_list("slug", flat=True))
    pages = {(row.address, row.published_on): row.slug for row in known if row.address and row.published_on}

    def place(row: Row) -> str:
        inspection = row.find_any("inspection", inspections, "inspection")
        letter = f"{row['force']}-letter-{row['published_on']}"
        page = pages.get((row["address"], row.day("published_on")))
        return page or (inspection and inspection.report.slug) or (letter if letter in slugs else "")

    def publication(row: Row) -> dict[str, object]:
        force = row.find_any("force", forces, "force")
        is_crime = row["kind"] == AuditKind.CRIME_DATA_INTEGRITY
        return row.texts("address") | {
            "slug": stated_in[row.line],
            "kind": PublicationKind.CRIME_DATA_AUDIT if is_crime else PublicationKind.OTHER,
            "title": f"{force.official_name if force else 'England and Wales'}: {row['title']}",
            "force": force,
            "published_on": row.day("published_on"),
            "published_text": "" if row["published_on"] else row["published_text"],
            "state": State.PUBLISHED,
        }

    stated_in = {row.line: place(row) for row in table}
    own = table.where(lambda row: not stated_in[row.line])
    stated_in |= {row.line: _own_slug(row) for row in own}
    facts = ["published_on"]
    return stated_in, write(Publication, own, publication, key=["slug"], facts=facts, held=of_a_document("pk"))


def _own_slug(row: Row) -> str:
    """The slug by which a document of this audit would be filed, where its day is known.

    An address once given stays: `filed_as` is that of an audit whose day became known later.
    """
    is_crime = row["kind"] == AuditKind.CRIME_DATA_INTEGRITY
    dated = is_crime and row["force"] and row["published_on"]
    filed = f"{row['force']}-crime-data-{row['published_on']}" if dated else row["slug"]
    return row["filed_as"] or filed
