"""A little record of everything, made once published and once not, with a word of its own in every text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import resolve, reverse
from django.utils import timezone

from audits.models import Comparison, Estimate, Measure, Subject
from peel.publications.queries.publication_state import kinds, on
from peel.record.models import (
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
    Remark,
    Revision,
    Round,
    Stay,
    Supersession,
    Tally,
)
from tests import factories, factories_measures
from tests.consultation.visits import addresses as addresses_of_room


@dataclass(frozen=True)
class World:
    """The rows whose pages are visited: addresses by the name of their route and a number.

    `keys` and `slugs` are its publications', `rows` one key for each kind of row that has a history, `shared` and
    `measures` the pages that show its rows among others, and `room` those of the pre-publication room.
    """

    word: str
    keys: list[int]
    addresses: dict[str, str]
    slugs: list[str]
    rows: dict[str, int]
    shared: list[str]
    measures: list[str]
    room: dict[str, str]


def make_world(
    *,
    word: str,
    state: str,
    force: Force,
    framework: Framework,
    named: str = "",
    subject: Subject | None = None,
    measure: Measure | None = None,
) -> World:
    """One of everything about `force`; every text that a page could show holds `word`.

    The titles and addresses of its publications, which a tombstone shows, hold `named` instead where it is given.
    Its audits are of `subject` and its figure is of `measure`, or each of one of their own.
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
    still_open = factories.cause(
        force=force, raised_in=report, slug=f"{word}-open", title=f"Open {word}", area=area, **told
    )
    late = {"due_override_on": date(2025, 6, 1), "due_override_reason": word}
    factories.recommendation(cause=still_open, text=f"Overdue {word}", deadline_wording=word, **late, **told)
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
    subject = subject or factories.subject()
    for audit in audits:
        factories.estimate(audit=audit, subject=subject, stated=word, note=word, **told)
        Estimate.objects.create(audit=audit, subject_wording=word, value=47, **told)
        factories.counted(audit=audit, wording=f"cases {word}", note=word, **told)
    audits[1].comparisons_back.create(earlier=audits[0], comparable="yes", statement=word, whose=word, source=word)
    table_with_a_figure(mail, word, measure)
    write_in_the_room(report, passages[1], word)
    return world_of(word, [report.pk, mail.pk])


def world_of(word: str, keys: list[int]) -> World:
    """The addresses of all that hangs on some publications, as they are now."""
    publications = Publication.objects.filter(pk__in=keys).order_by("pk")
    remark = Remark.objects.get(round__publication__in=keys)
    room = addresses_of_room(remark.round.publication, remark)
    addresses = {f"{name} {n}": each for name, many in own_pages(keys).items() for n, each in enumerate(many)}
    addresses["room 0"] = room.pop("room")
    pair = Comparison.objects.select_related("later", "earlier").get(later__publication__in=keys)
    addresses["audit-pair 0"] = reverse("audit-pair", args=[pair.later.slug, pair.earlier.slug])
    subjects = Subject.objects.filter(estimates__audit__publication__in=keys).distinct()
    measures = Measure.objects.filter(observations__release__publication__in=keys).distinct()
    return World(
        word=word,
        keys=keys,
        addresses=addresses,
        slugs=[each.slug for each in publications],
        rows=rows_with_history(keys),
        shared=[reverse("audit-measure", args=[each.slug]) for each in subjects],
        measures=[each.get_absolute_url() for each in measures],
        room=room,
    )


def own_pages(keys: list[int]) -> dict[str, list[str]]:
    """Every page of one row that hangs on these publications, by the name of its route."""
    found: dict[str, list[str]] = {}
    for model, rows in hanging_on(keys):
        if hasattr(model, "get_absolute_url"):
            for address in (row.get_absolute_url() for row in rows):
                if "#" not in address:
                    found.setdefault(resolve(address).url_name, []).append(address)
    return found


def hanging_on(keys: list[int]) -> Iterator[tuple[type[models.Model], models.QuerySet]]:
    """The rows of each kind that hang on these publications, themselves first."""
    for model, paths in [(Publication, ("",)), *kinds()]:
        through = tuple(f"{path}__in" if path else "pk__in" for path in paths)
        yield model, model._default_manager.filter(on(through, keys)).distinct().order_by("pk")


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


def write_in_the_room(report: Publication, passage: Passage, word: str) -> None:
    """A comment on a passage, submitted, and an answer that was given."""
    by, now = factories.user(), timezone.now()
    row = report.rounds.create(number=1, sent_by=by, sent_at=now, due_on=date(2025, 1, 1))
    remark = row.remarks.create(passage=passage, wrong=word, evidence=word, by=by, at=now)
    Round.objects.filter(pk=row.pk).update(submitted_by=by, submitted_at=now)
    Answer.objects.create(remark=remark, words=word, is_text_changed=True, by=by, at=now, given_by=by, given_at=now)


def table_with_a_figure(publication: Publication, word: str, measure: Measure | None) -> None:
    """A statistical table that hangs on a publication, with one figure: of another year than those before it."""
    release = factories_measures.release(
        slug=f"{word}-table",
        title=word,
        publication=publication,
        publisher=word,
        licence=word,
        found_in=word,
        treatment=word,
        checked=word,
    )
    measure = measure or factories_measures.measure()
    year = 2000 + measure.observations.count()
    factories_measures.observation(
        measure=measure,
        force=publication.force,
        period_from=date(year, 4, 1),
        period_until=date(year + 1, 3, 31),
        release=release,
    )


def rows_with_history(keys: list[int]) -> dict[str, int]:
    """One row of each kind that hangs on these publications and has a history."""
    first = {model._meta.label: rows.first() for model, rows in hanging_on(keys)}
    found = {kind: first[label] for kind, label in settings.WITH_HISTORY.items() if label in first}
    missing = [kind for kind, row in found.items() if row is None]
    assert missing == [], f"make one of these in tests/sweeps/world.py: {missing}"
    return {kind: row.pk for kind, row in found.items()}
