"""What a document says of audits becomes records: the second step of accepting a draft."""

from collections import defaultdict
from collections.abc import Iterator

from audits.models import About, Audit, AuditKind, Count, Estimate, Subject
from peel.reader import drafts
from peel.record.actions.diff import Change, Status, delete_missing, to_decimal, upsert
from peel.review.actions.accept_context import AcceptContext

STOP_AND_SEARCH = "stop-and-search-reasonable-grounds"
# Documents word these subjects each in their own way; the words on the left stand in all of them.
SUBJECTS_BY_WORDS = {"within 24 hours": "recorded-within-24-hours"}
# The subjects that the reader itself knows, and gives by their slug.
STANDING = {"all-reported-crime", "violent-offences", "sexual-offences", STOP_AND_SEARCH}
LONGEST_WORDING = Estimate._meta.get_field("subject_wording").max_length
SHORT = {
    AuditKind.CRIME_DATA_INTEGRITY: "cdi",
    AuditKind.STOP_AND_SEARCH: "stop-and-search",
    AuditKind.VICTIM_SERVICE_ASSESSMENT: "vsa",
    AuditKind.WORKFORCE_SURVEY: "survey",
}


def record_audits(reading: AcceptContext) -> Iterator[Change]:
    """This document's estimates and counts by audit; those it calls previous are only compared."""
    estimates, counts = defaultdict(list), defaultdict(list)
    for estimate in best_estimates(reading.draft.estimates):
        estimates[kind_of_estimate(estimate)].append(estimate)
    for count in reading.draft.counts:
        counts[kind_of_count(reading, count)].append(count)
    grade = overall_grade(reading.draft)
    for kind in AuditKind:
        graded = grade is not None and kind == AuditKind.CRIME_DATA_INTEGRITY
        if not (estimates[kind] or counts[kind] or graded):
            continue
        audit = None
        if graded or any(each.audit == "this" for each in [*estimates[kind], *counts[kind]]):
            audit, change = find_or_make(reading, kind, estimates[kind])
            yield change
            if graded:
                yield upsert(Audit, key={"pk": audit.pk}, values={"overall_grade": grade}, what="overall judgment")[
                    1
                ]
            yield from record_estimates(reading, audit, [e for e in estimates[kind] if e.audit == "this"])
            yield from record_counts(reading, audit, [c for c in counts[kind] if c.audit == "this"])
        earlier = previous_audit(reading, kind, audit)
        yield from compare_estimates(earlier, [e for e in estimates[kind] if e.audit == "previous"])
        yield from compare_counts(earlier, [c for c in counts[kind] if c.audit == "previous"])


def overall_grade(draft: drafts.Draft) -> str | None:
    """The overall judgment of a crime data integrity inspection: the first; an old one may follow it."""
    if draft.kind != "crime_data_audit":
        return None
    return next((judgment.grade for judgment in draft.judgments if judgment.grade), None)


def best_estimates(stated: tuple[drafts.Estimate, ...]) -> list[drafts.Estimate]:
    """One estimate a subject and audit: a document that repeats one gives its margin in one place only."""
    best: dict[tuple[About, str], drafts.Estimate] = {}
    for estimate in stated:
        key = (About.of(*meaning(estimate.subject)), estimate.audit)
        if key not in best or (best[key].margin is None and estimate.margin is not None):
            best[key] = estimate
    known = {(about, one.value) for (about, audit), one in best.items() if audit == "previous"}
    # A letter repeats the cause as it was raised: its figures are those it calls previous elsewhere.
    return [one for (about, audit), one in best.items() if audit == "previous" or (about, one.value) not in known]


def meaning(words: str) -> tuple[Subject | None, str]:
    """The subject that words of a document mean, if a known one, and the words where they are the document's own.

    The reader names the inspectorate's standing subjects by their slug. No subject is made here: what a draft says
    is the draft's, until an admin makes a subject of it.
    """
    part = next((slug for said, slug in SUBJECTS_BY_WORDS.items() if said in words.casefold()), words)
    subject = Subject.objects.meant_by(words).first() or Subject.objects.filter(slug=part).first()
    if words in STANDING:
        return subject, "" if subject else words.replace("-", " ")
    return subject, " ".join(words.split())[:LONGEST_WORDING]


def kind_of_estimate(estimate: drafts.Estimate) -> AuditKind:
    """Estimates come from stop and search audits or from crime recording audits."""
    return AuditKind.STOP_AND_SEARCH if estimate.subject == STOP_AND_SEARCH else AuditKind.CRIME_DATA_INTEGRITY


def kind_of_count(reading: AcceptContext, count: drafts.Count) -> AuditKind:
    """The audit whose cases a count is of, told by its words and the section that it stands in."""
    text = reading.passages[count.passage].text.casefold()
    words = f"{count.subject} {count.quote}".casefold()
    area = reading.area_of_passage.get(count.passage, "").casefold()
    if "respond" in words and ("survey" in text or "respondent" in words):
        return AuditKind.WORKFORCE_SURVEY
    if "stop and search" in text or "reasonable grounds" in words:
        return AuditKind.STOP_AND_SEARCH
    if (
        "recorded" in f"{words} {text}"
        and ("crime" in text or "offence" in text)
        and ("record" in area or not area)
    ):
        return AuditKind.CRIME_DATA_INTEGRITY
    return AuditKind.VICTIM_SERVICE_ASSESSMENT


def find_or_make(reading: AcceptContext, kind: AuditKind, estimates: list[drafts.Estimate]) -> tuple[Audit, Change]:
    """The audit of this kind that this publication states."""
    known = Audit.objects.filter(force=reading.force, kind=kind, publication=reading.publication).first()
    first = reading.draft.passages[0].n
    said = reading.from_here(estimates[0].passage if estimates else first) | {"source_kind": reading.source_kind}
    if known is not None and known.passage_id is None:
        return upsert(Audit, key={"pk": known.pk}, values=said, what=f"audit ‘{known}’")
    if known is not None:
        return known, Change(Status.SAME, f"audit ‘{known}’")
    return upsert(
        Audit,
        key={"slug": f"{reading.publication.slug}-{SHORT[kind]}"},
        values={
            "publication": reading.publication,
            "force": reading.force,
            "kind": kind,
            "title": title_of(kind, reading)[:200],
            "sample_text": next((e.sample for e in estimates if e.sample and e.audit == "this"), ""),
            **said,
        },
        what=f"audit of {kind.label.lower()}",
    )


def title_of(kind: AuditKind, reading: AcceptContext) -> str:
    """'Victim service assessment, PEEL 2023–25': the publication's title without its force."""
    title = reading.publication.title
    for name in filter(None, (reading.force and reading.force.official_name, str(reading.force or ""))):
        title = title.removeprefix(name).lstrip(" :,–")
    return f"{kind.label}, {title}" if title else kind.label


def record_estimates(reading: AcceptContext, audit: Audit, estimates: list[drafts.Estimate]) -> Iterator[Change]:
    """Each estimate as printed, with its margin, never worked out."""
    for estimate in estimates:
        subject, words = meaning(estimate.subject)
        known = known_estimate(audit, subject, words)
        about = {"subject": subject} if subject else {}
        about |= {"subject_wording": words} if words else {}
        values = {
            "value": to_decimal(estimate.value),
            "margin": to_decimal(estimate.margin),
            "wording": estimate.wording,
            "qualifier": estimate.qualifier or "",
            "claim": estimate.claim or "",
            **reading.from_here(estimate.passage, estimate.quote),
        }
        yield upsert(
            Estimate,
            key={"pk": known.pk} if known else {"audit": audit, **about},
            values=values | about if known else values,
            what=f"estimate ‘{estimate.quote}’",
        )[1]


def known_estimate(audit: Audit, subject: Subject | None, words: str) -> Estimate | None:
    """The audit's estimate in these words, whatever it was found to mean since; else that of the subject."""
    in_words = audit.estimates.filter(subject_wording__iexact=words).first() if words else None
    of_subject = audit.estimates.filter(subject=subject).first() if subject else None
    return in_words or of_subject


def record_counts(reading: AcceptContext, audit: Audit, counts: list[drafts.Count]) -> Iterator[Change]:
    """Each count with its words; one that the record has from another source or document gains its passage."""
    kept: list[int] = []
    for count in counts:
        values = {"wording": count.subject, **reading.from_here(count.passage, count.quote)}
        numbers = {"audit": audit, "numerator": count.numerator, "denominator": count.denominator}
        known = known_count(reading, numbers, values, kept)
        row, change = upsert(
            Count,
            key={"pk": known.pk} if known else numbers | values,
            values=values if known else {},
            what=f"count ‘{count.numerator} of {count.denominator} {count.subject}’",
        )
        kept.append(row.pk)
        yield change
    yield from delete_missing(audit.counts.filter(passage__isnull=False), kept, "count")


def known_count(
    reading: AcceptContext, numbers: dict[str, object], values: dict[str, object], kept: list[int]
) -> Count | None:
    """The row of the same numbers: in the same words, else of an outside source, else of an earlier document."""
    rows = Count.objects.filter(**numbers).exclude(pk__in=kept)
    return (
        rows.filter(**values).first()
        or rows.filter(passage__isnull=True).first()
        or rows.filter(passage__document__publication=reading.publication)
        .exclude(passage__document=reading.document)
        .first()
    )


def previous_audit(reading: AcceptContext, kind: AuditKind, audit: Audit | None) -> Audit | None:
    """The force's audit of this kind before this document's."""
    others = Audit.objects.filter(force=reading.force, kind=kind).exclude(publication=reading.publication)
    if audit is not None and audit.sample_from:
        others = others.filter(sample_from__lt=audit.sample_from)
    elif reading.publication.published_on:
        others = others.filter(publication__published_on__lt=reading.publication.published_on)
    return others.order_by("-sample_from", "-publication__published_on", "-pk").first()


def compare_estimates(earlier: Audit | None, estimates: list[drafts.Estimate]) -> Iterator[Change]:
    """The estimates that a document calls previous, beside those of the record: told, not written."""
    nothing = f"the record has none to compare it with ({earlier or 'no earlier audit'})"
    recorded = {one.about: one for one in earlier.estimates.select_related("subject")} if earlier else {}
    for estimate in estimates:
        what = f"previous estimate of {estimate.subject}: {spoken(estimate.value, estimate.margin)}"
        known = recorded.get(About.of(*meaning(estimate.subject)))
        if known is None:
            yield Change(Status.NOT_WRITTEN, what, nothing)
        elif known.value == to_decimal(estimate.value) and known.margin == to_decimal(estimate.margin):
            yield Change(Status.SAME, what, f"as in ‘{earlier}’")
        else:
            yield Change(
                Status.DIFFERENT, what, f"‘{earlier}’ has {spoken(known.value, known.margin)}; not changed"
            )


def spoken(value: object, margin: object) -> str:
    """An estimate in words, with its margin where it has one."""
    return f"{value} percent" + (f" ± {margin} points" if margin is not None else ", no margin")


def compare_counts(earlier: Audit | None, counts: list[drafts.Count]) -> Iterator[Change]:
    """The counts that a document calls previous, beside those of the record: told, not written."""
    nothing = f"the record has none to compare it with ({earlier or 'no earlier audit'})"
    recorded = set(earlier.counts.values_list("numerator", "denominator")) if earlier else set()
    for count in counts:
        what = f"previous count: {count.numerator} of {count.denominator} {count.subject}"
        if (count.numerator, count.denominator) in recorded:
            yield Change(Status.SAME, what, f"as in ‘{earlier}’")
        else:
            yield Change(Status.NOT_WRITTEN, what, nothing)
