"""A draft as text for people: what the document is, its grades as a table, figures with their quotes, problems."""

from collections.abc import Iterator
from datetime import date

from peel.reader.drafts import Addressee, Draft


def describe(draft: Draft) -> str:
    """The summary that `manage.py read_document` prints without --json."""
    parts = (_head, _letter, _grades, _findings, _causes, _improvements, _numbers, _monitoring, _problems)
    return "\n".join(line for part in parts for line in part(draft))


def _head(draft: Draft) -> Iterator[str]:
    yield draft.title or "(no title)"
    rows = {
        "Kind": draft.kind.replace("_", " "),
        "Force": draft.force.name if draft.force else "not known",
        "Cycle": draft.cycle,
        "Published on": draft.published_on,
        "Sent on": draft.sent_on,
        "HM Inspector": draft.hm_inspector,
        "Fieldwork": _period(draft.fieldwork_from, draft.fieldwork_until),
        "Address": draft.address,
        "Passages": len(draft.passages),
        "Text": "retold: the sentences are not the published ones" if draft.is_retold else None,
    }
    yield from (f"  {name}: {value}" for name, value in rows.items() if value)


def _period(start: date | None, end: date | None) -> str | None:
    return f"{start or 'not known'} to {end or 'not known'}" if start or end else None


def _letter(draft: Draft) -> Iterator[str]:
    if draft.letter:
        yield "\nLetter"
        yield f"  From: {', '.join([draft.letter.sender.name, *draft.letter.sender.roles])}"
        yield from (f"  To: {_person(person)}" for person in draft.letter.to)
        yield from (f"  Copy: {_person(person)}" for person in draft.letter.cc)
        yield f"  Subject: {draft.letter.subject or 'not given'}"


def _person(person: Addressee) -> str:
    return ", ".join(part for part in (person.name, person.rank, person.body) if part)


def _grades(draft: Draft) -> Iterator[str]:
    if draft.judgments:
        width = max(len(judgment.area) for judgment in draft.judgments)
        yield "\nGrades"
        for judgment in draft.judgments:
            grade = judgment.grade or ("not in the text" if judgment.is_graded else "not graded")
            carried = f" (carried over from {judgment.carried_from})" if judgment.carried_from else ""
            yield f"  {judgment.area:<{width}}  {grade.replace('-', ' ')}{carried}  [{judgment.passage}]"


def _findings(draft: Draft) -> Iterator[str]:
    area = None
    for finding in draft.findings:
        if area is None:
            yield "\nFindings"
        if finding.area != area:
            yield f"  {finding.area}"
        area = finding.area
        practice = f" ({finding.practice} practice)" if finding.practice else ""
        yield f"    {finding.heading}{practice}  [{finding.passages[0]}]"


def _causes(draft: Draft) -> Iterator[str]:
    for cause in draft.causes_of_concern:
        fast = "accelerated, " if cause.accelerated else ""
        yield f"\nCause of concern ({fast}{cause.status}): {cause.title}  [{cause.passages[0]}]"
        for recommendation in cause.recommendations:
            when = recommendation.deadline.wording if recommendation.deadline else "no deadline"
            yield f"  {when}: {recommendation.text}  [{recommendation.passage}]"


def _improvements(draft: Draft) -> Iterator[str]:
    for improvement in draft.areas_for_improvement:
        yield f"\nArea for improvement: {improvement.title}  [{improvement.passages[0]}]"


def _numbers(draft: Draft) -> Iterator[str]:
    if draft.estimates:
        yield "\nEstimates"
    for estimate in draft.estimates:
        margin = "" if estimate.margin is None else f" ± {estimate.margin:g} percentage points"
        hedge = f"{estimate.qualifier} " if estimate.qualifier else ""
        audit = ", previous audit" if estimate.audit == "previous" else ""
        what = f"{estimate.subject}: {hedge}{estimate.value:g} percent{margin}{audit}"
        yield f"  {what}  [{estimate.passage}] “{estimate.quote}”"
    if draft.counts:
        yield "\nCounts"
    for count in draft.counts:
        audit = ", previous audit" if count.audit == "previous" else ""
        what = f"{count.numerator} of {count.denominator} {count.subject}{audit}"
        yield f"  {what}  [{count.passage}] “{count.quote}”"
    if draft.figures:
        yield "\nOther figures"
    for figure in draft.figures:
        per = f" per {figure.per:,}" if figure.per else ""
        yield f"  {figure.kind} {figure.value:,g}{per}: {figure.subject}  [{figure.passage}] “{figure.quote}”"


def _monitoring(draft: Draft) -> Iterator[str]:
    for event in draft.monitoring:
        yield f"\nMonitoring: {event.event} {event.stage}, {event.on or 'date not given'}  [{event.passage}]"


def _problems(draft: Draft) -> Iterator[str]:
    yield "\nProblems" if draft.problems else "\nNo problems"
    for problem in draft.problems:
        where = f"  [{problem.passage}]" if problem.passage else ""
        yield f"  {problem.code}: {problem.message}{where}"
