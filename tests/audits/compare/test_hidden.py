"""What is not published is in no comparison and on no page of searches, but for those who may see it."""

from datetime import date

import pytest
from django.test import Client

from audits.models import MeasureKind, Topic
from peel.record.models import FindingKind, Force, Role, State
from tests import factories
from tests import factories_measures as measures
from tests.audits.compare.reading import address

pytestmark = pytest.mark.django_db
CANARY = "zzquokkazz"


def pages(*slugs: str) -> list[str]:
    """The pages that could show it, and their files."""
    searches = f"/forces/{slugs[0]}/stop-and-search/"
    charts = ["rates", "groups", "disproportionality", "over-time", "stop-and-search-reasonable-grounds"]
    files = [f"{address(*slugs)}&format={kind}" for kind in ("csv", "json")]
    return [address(*slugs), *files, searches, *(f"{searches}?chart={key}&format=csv" for key in charts)]


def seen(client: Client, *slugs: str) -> int:
    """On how many of them the canary, or the figure that only the hidden table has, can be read."""
    texts = [client.get(url).content.decode() for url in pages(*slugs)]
    return sum(CANARY in text or "77.77" in text for text in texts)


def hidden_things(force: Force, state: State) -> None:
    """A draft report with a grade, a cause, findings and audits, and a table that is not published."""
    report = factories.publication(force=force, state=state, title=CANARY, slug=CANARY)
    area = factories.area(name=CANARY)
    made = factories.inspection(force=force, framework=area.framework, report=report)
    factories.judgment(inspection=made, area=area, grade="inadequate", note=CANARY)
    cause = factories.cause(force=force, raised_in=report)
    factories.recommendation(cause=cause, deadline_on=date(2020, 1, 1))
    factories.finding(publication=report, kind=FindingKind.AREA_FOR_IMPROVEMENT)
    audit = factories.audit(force=force, publication=report, kind="stop-and-search", title=CANARY)
    slug = "stop-and-search-reasonable-grounds"
    factories.estimate(audit=audit, subject=factories.subject(slug=slug, name=CANARY), value="77.77", margin="1.00")
    factories.counted(audit=audit, subject=factories.subject(name=f"Counted {CANARY}"))
    passage = factories.document(publication=report).passages.first()
    passage.text = f"The share of linked outcomes of stop and search was 5 percent {CANARY}."
    passage.save()
    factories.figure(publication=report, passage=passage, quote="5 percent", source="", value=5)


def hidden_table(force: Force, state: State) -> None:
    """A rate of searches in a table of that state."""
    rate = {"kind": MeasureKind.RATE, "per": "1,000 population", "decimals": 2, "topic": Topic.STOP_AND_SEARCH}
    measure = measures.measure(slug="stop_search_per_1000_all", **rate)
    measures.observation(measure=measure, force=force, value="77.77", state=state)


@pytest.mark.parametrize("state", [State.DRAFT, State.WITH_FORCE, State.WITHDRAWN])
def test_a_stranger_sees_nothing_of_a_draft(stranger: Client, state: State) -> None:
    force = factories.force("Ayshire")
    factories.force("Beeshire")
    hidden_things(force, state)
    hidden_table(force, State.DRAFT)
    assert seen(stranger, "ayshire", "beeshire") == 0
    text = stranger.get(address("ayshire")).content.decode()
    assert text.count(">None held<") >= 4, "open causes, recommendations, those overdue, areas for improvement"


def test_staff_see_what_is_with_their_own_force_alone() -> None:
    own, other = factories.force("Ayshire"), factories.force("Beeshire")
    hidden_things(own, State.WITH_FORCE)
    for force, sees in ((own, True), (other, False)):
        client = Client()
        client.force_login(factories.user(role=Role.FORCE_STAFF, force=force))
        assert bool(seen(client, "ayshire", "beeshire")) == sees


def test_an_inspector_sees_it_with_a_band(inspector_client: Client) -> None:
    force = factories.force("Ayshire")
    hidden_things(force, State.DRAFT)
    hidden_table(force, State.DRAFT)
    assert seen(inspector_client, "ayshire") >= 6
    for url in (address("ayshire"), "/forces/ayshire/stop-and-search/"):
        assert "can hold what is not published" in inspector_client.get(url).content.decode()
