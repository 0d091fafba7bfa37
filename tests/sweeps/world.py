"""A little record of everything, made once published and once not, with a word of its own in every text."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone

from audits.models import Measure, MeasureKind, Release, Topic
from peel.models import (
    Answer,
    Correction,
    Correspondent,
    CorrespondentRole,
    FindingKind,
    Force,
    Framework,
    Move,
    MoveKind,
    Passage,
    Publication,
    PublicationKind,
    Revision,
    Round,
    Stay,
    Supersession,
    Tally,
)
from peel.queries.standing import kinds, on
from tests import factories
from tests.room.visits import addresses as addresses_of_room


@dataclass(frozen=True)
class World:
    """The rows whose pages are visited: addresses by the name of their route and a number.

    `slugs` are its publications', `rows` one key for each kind of row that has a history, `shared` the
    pages that show its rows among others, and `room` those of the pre-publication room.
    """

    word: str
    addresses: dict[str, str]
    slugs: list[str]
    rows: dict[str, int]
    shared: list[str]
    room: dict[str, str]


def make_world(*, word: str, state: str, force: Force, framework: Framework, named: str = "") -> World:
    """One of everything about `force`; every text that a page could show holds `word`.

    The titles and addresses of its publications, which a tombstone shows, hold `named` instead where it is given.
    """
    named, stands = named or word, {"force": force, "state": state, "address": f"https://example.org/{word}"}
    report = factories.publication(slug=f"{named}-report", title=f"Report {named}", note=word, **stands)
    passages = list(factories.document(publication=report, name=f"{word}.txt", title=word).passages.all())
    Passage.objects.filter(document=passages[0].document_id).update(text=Concat("text", Value(f" {word}")))
    told: dict[str, Any] = {"passage": passages[1], "quote": word, "source": f"https://example.org/{word}"}
    inspection = factories.inspection(
        force=force, framework=framework, report=report, kind="re-inspection", hm_inspector=word, note=word
    )
    area = framework.areas.earliest("order")
    judgment = factories.judgment(inspection=inspection, area=area, note=word, **told)
    grades = framework.cycle.grades
    Revision.objects.create(
        judgment=judgment,
        changed_on=date(2024, 12, 1),
        from_grade=grades.get(slug="adequate"),
        to_grade=grades.get(slug="good"),
        reason=word,
        **told,
    )
    Tally.objects.create(inspection=inspection, graded_areas=9, good=9, source=word, source_kind="other", note=word)
    finding = factories.finding(publication=report, heading=f"Finding {word}", area=area, **told)
    finding.passages.set(passages)
    factories.finding(
        publication=report, heading=f"Improve {word}", area=area, kind=FindingKind.AREA_FOR_IMPROVEMENT, **told
    )
    factories.figure(publication=report, subject=word, **told)
    # Not all facts come from a passage, which would hide them too.
    factories.figure(publication=report, subject=word, source=told["source"])
    factories.finding(publication=report, heading=f"Sourced {word}", area=area, source=told["source"])
    cause = factories.cause(
        force=force,
        raised_in=report,
        slug=f"{word}-cause",
        title=f"Cause {word}",
        area=area,
        note=word,
        public_note=word,
        **told,
    )
    cause.passages.set(passages)
    factories.recommendation(cause=cause, text=f"Recommendation {word}", deadline_wording=word, **told)
    older = factories.cause(
        force=force, raised_in=report, slug=f"{word}-older", title=f"Older {word}", public_note=word, **told
    )
    Supersession.objects.create(publication=report, cause=older, successor=cause, on=date(2025, 1, 1), **told)
    correct(report, word)

    kind = PublicationKind.LETTER
    mail = factories.publication(slug=f"{named}-letter", title=f"Letter {named}", kind=kind, note=word, **stands)
    lines = list(factories.document(publication=mail, name=f"{word}-letter.txt", title=word).passages.all())
    Passage.objects.filter(document=lines[0].document_id).update(text=Concat("text", Value(f" {word}")))
    letter = factories.letter(force=force, publication=mail, subject=f"Subject {word}")
    for role in CorrespondentRole:
        Correspondent.objects.create(letter=letter, role=role, order=1, name=word, rank=word, body=word)
    factories.closure(cause=cause, letter=letter, passage=lines[1], quote=word, source=word)
    stay = Stay.objects.create(key=f"{word}-stay", force=force)
    Move.objects.create(
        stay=stay,
        publication=mail,
        event=MoveKind.ENTERED,
        on=date(2024, 1, 1),
        precision="day",
        wording=word,
        reason=word,
        note=word,
        source=word,
    )
    audits = [
        factories.audit(
            force=force,
            publication=publication,
            slug=f"{word}-audit-{n}",
            title=f"Audit {n} {word}",
            note=word,
            sample_from=date(2023 + n, 1, 1),
            sample_until=date(2023 + n, 3, 31),
            sample_text=word,
            source=f"https://example.org/{word}",
        )
        for n, publication in enumerate([report, mail])
    ]
    subject = factories.subject()
    for audit in audits:
        factories.estimate(audit=audit, subject=subject, stated=word, note=word, **told)
        factories.counted(audit=audit, wording=f"cases {word}", note=word, **told)
    audits[1].comparisons_back.create(earlier=audits[0], comparable="yes", statement=word, whose=word, source=word)
    table_with_a_figure(mail, word)
    pages = {
        "publication": [report, mail],
        "inspection": [inspection],
        "finding": [finding],
        "cause": [cause, older],
        "letter": [letter],
        "audit": audits,
        "document": [report.documents.get(), mail.documents.get()],
    }
    addresses = {
        f"{name} {n}": row.get_absolute_url() for name, rows in pages.items() for n, row in enumerate(rows)
    }
    room = write_in_the_room(report, passages[1], word)
    addresses["room 0"] = room.pop("room")
    addresses["audit-pair 0"] = reverse("audit-pair", args=[audits[1].slug, audits[0].slug])
    slugs = [report.slug, mail.slug]
    shared = [reverse("audit-measure", args=[subject.slug])]
    return World(word, addresses, slugs, rows_with_history(slugs), shared, room)


def correct(publication: Publication, word: str) -> None:
    """A correction, which a publication that was taken back can have too."""
    Correction.objects.create(
        publication=publication,
        kind="finding",
        row=1,
        about=word,
        from_value=f"old {word}",
        to_value=f"new {word}",
        corrected_on=date(2025, 1, 1),
        reason=word,
        by=factories.user(),
    )


def write_in_the_room(report: Publication, passage: Passage, word: str) -> dict[str, str]:
    """A comment on a passage, submitted, and an answer that was given; the pages of the room by their routes."""
    by, now = factories.user(), timezone.now()
    row = report.rounds.create(number=1, sent_by=by, sent_at=now, due_on=date(2025, 1, 1))
    remark = row.remarks.create(passage=passage, wrong=word, evidence=word, by=by, at=now)
    Round.objects.filter(pk=row.pk).update(submitted_by=by, submitted_at=now)
    Answer.objects.create(remark=remark, words=word, is_text_changed=True, by=by, at=now, given_by=by, given_at=now)
    return addresses_of_room(report, remark)


def table_with_a_figure(publication: Publication, word: str) -> None:
    """A statistical table that hangs on a publication, with one figure."""
    number = Measure.objects.count()
    measure = Measure.objects.create(
        slug=f"measure-{number}",
        name=f"Measure {number}",
        order=number,
        topic=Topic.CRIME,
        definition="How many.",
        unit="crimes",
        kind=MeasureKind.COUNT,
        publisher="Somebody",
        licence="Open",
        source="https://example.org/measure",
    )
    release = Release.objects.create(
        slug=f"{word}-table",
        title=word,
        publication=publication,
        publisher=word,
        licence=word,
        found_in=word,
        treatment=word,
        checked=word,
    )
    measure.observations.create(
        force=publication.force,
        period_from=date(2024, 4, 1),
        period_until=date(2025, 3, 31),
        value=7,
        release=release,
    )


def rows_with_history(slugs: list[str]) -> dict[str, int]:
    """One row of each kind that hangs on these publications and has a history."""
    found = {"publication": Publication.objects.get(slug=slugs[0]).pk}
    hanging = {model._meta.label: paths for model, paths in kinds()}
    for kind, label in settings.WITH_HISTORY.items():
        rows = apps.get_model(label)._default_manager.all()
        if label in hanging:
            row = rows.filter(on(tuple(f"{path}__slug__in" for path in hanging[label]), slugs)).first()
            assert row is not None, f"the world has no {kind}"
            found[kind] = row.pk
    return found
