"""A little record of everything, made once published and once not, with a word of its own in every text."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from peel.models import (
    Correspondent,
    CorrespondentRole,
    FindingKind,
    Force,
    Framework,
    Move,
    MoveKind,
    PublicationKind,
    Revision,
    Stay,
    Tally,
)
from tests import factories


@dataclass(frozen=True)
class World:
    """The rows whose pages are visited, by the name of their address."""

    word: str
    addresses: dict[str, str]


def make_world(*, word: str, state: str, force: Force, framework: Framework) -> World:
    """One of everything about `force`; every text that a page could show holds `word`."""
    report = factories.publication(slug=f"{word}-report", title=f"Report {word}", force=force, state=state)
    passages = list(factories.document(publication=report, name=f"{word}.txt", title=word).passages.all())
    for passage in passages:
        passage.text = f"{passage.text} {word}"
        passage.save()
    told: dict[str, Any] = {"passage": passages[1], "quote": word, "source": f"https://example.org/{word}"}
    inspection = factories.inspection(
        force=force, framework=framework, report=report, kind="re-inspection", hm_inspector=word, note=word
    )
    area = framework.areas.get()
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
    Tally.objects.create(inspection=inspection, graded_areas=9, good=9, source=word, note=word)
    finding = factories.finding(publication=report, heading=f"Finding {word}", area=area, **told)
    finding.passages.set(passages)
    factories.finding(
        publication=report, heading=f"Improve {word}", area=area, kind=FindingKind.AREA_FOR_IMPROVEMENT, **told
    )
    factories.figure(publication=report, subject=word, **told)
    cause = factories.cause(
        force=force, raised_in=report, slug=f"{word}-cause", title=f"Cause {word}", area=area, note=word, **told
    )
    cause.passages.set(passages)
    factories.recommendation(cause=cause, text=f"Recommendation {word}", deadline_wording=word, **told)

    mail = factories.publication(
        slug=f"{word}-letter", kind=PublicationKind.LETTER, title=f"Letter {word}", force=force, state=state
    )
    lines = list(factories.document(publication=mail, name=f"{word}-letter.txt", title=word).passages.all())
    letter = factories.letter(force=force, publication=mail, subject=f"Subject {word}")
    for role in CorrespondentRole:
        Correspondent.objects.create(letter=letter, role=role, order=1, name=word, rank=word, body=word)
    factories.closure(cause=cause, letter=letter, passage=lines[1], quote="Text", source=word)
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
            title=f"Audit {word}",
            note=word,
            sample_from=date(2023 + n, 1, 1),
            sample_until=date(2023 + n, 3, 31),
            sample_text=word,
        )
        for n, publication in enumerate([report, mail])
    ]
    subject = factories.subject()
    for audit in audits:
        factories.estimate(audit=audit, subject=subject, stated=word, note=word, **told)
        factories.counted(audit=audit, wording=f"cases {word}", note=word, **told)
    audits[1].comparisons_back.create(earlier=audits[0], comparable="yes", statement=word, whose=word, source=word)
    pages = [
        *(report, inspection, finding, cause, mail, letter),
        *(audits[0], audits[1], report.documents.get(), mail.documents.get()),
    ]
    return World(word, {f"{n} {type(page).__name__}": page.get_absolute_url() for n, page in enumerate(pages)})
