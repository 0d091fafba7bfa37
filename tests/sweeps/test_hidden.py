"""A word that is not published appears nowhere for whom it is not: every address, as everybody, in every state."""

import re
from collections.abc import Iterator
from difflib import unified_diff
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.sweeps import routes
from tests.sweeps.canaries import words_of
from tests.sweeps.columns import Carrier, carrier_of, swept
from tests.sweeps.inside import paths_of
from tests.sweeps.making import HIDING
from tests.sweeps.standings import (
    ADMIN,
    CHANGED,
    DRAFT,
    HIDDEN,
    INSPECTOR,
    ROLES,
    SHOWN,
    STAFF,
    STAFF_ELSEWHERE,
    STANDINGS,
    STRANGER,
    WITHDRAWN,
    browser,
    may_read,
)
from tests.sweeps.walk import (
    NAMING_TOMBSTONES,
    NOBODY_OUTSIDE,
    OF_MANY,
    OF_THE_MOMENT,
    OWN_PAGES,
    Sweep,
    Visit,
    send_mails,
    still,
    sweep,
)

pytestmark = pytest.mark.django_db
LISTS = ["causes", "recommendations", "findings", "figures", "letters", "audits", "documents", "inspections"]
FIELDS = re.compile(r'<(?:select|input)[^>]* name="([a-z_]+)"')
# Addresses that forms are sent to: they have no page, hidden or not.
SENT_ALONE = {"draft-decide", "draft-read-again"}
OUTSIDE = [STRANGER, STAFF, STAFF_ELSEWHERE]


@pytest.fixture(scope="module")
def found(django_db_setup: None, django_db_blocker: Any) -> Iterator[Sweep]:
    """The worlds that all tests here look at, in one transaction; nothing of it stays in the database."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield sweep()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _django_db_marker(found: Sweep) -> None:
    """In place of pytest-django's transaction for each test, which would end the one of `found`."""


def test_every_route_is_swept_or_left_to_another_test(found: Sweep) -> None:
    unknown = routes.unknown(found.made.force, found.made.framework, found.made.worlds[SHOWN])
    assert unknown == set(), "say in tests/sweeps/routes.py how it is visited, or which test does"
    assert len(routes.routes()) > 60


@pytest.mark.parametrize("role", ROLES)
def test_nobody_meets_a_word_that_is_not_for_them(role: str, found: Sweep) -> None:
    leaks = [leak for visit in found.of(role) for leak in visit.leaks]
    assert leaks == []


def test_every_column_has_its_word_in_every_state_that_it_can_be_in(found: Sweep) -> None:
    planted = {(canary.state, canary.table) for canary in found.made.canaries.planted}
    for model in swept():
        table, carrier = model._meta.label, carrier_of(model)
        if carrier is Carrier.CARRIED_BY_PUBLICATION:
            missing = [state for state in (SHOWN, *STANDINGS) if (state, table) not in planted]
        else:
            missing = [table] if all(table != other for _, other in planted) else []
        assert missing == [], f"make a {table} in tests/sweeps/world.py or inside.py: {missing}"
    never = set(found.made.canaries.refused) - {each.column for each in found.made.canaries.planted}
    assert never == set(), f"say in NO_WORDS why: {[found.made.canaries.refused[each] for each in never]}"


def test_the_walk_is_as_long_as_it_says(found: Sweep) -> None:
    planted = found.made.canaries.planted
    assert len({canary.column for canary in planted}) > 200
    assert {canary.state for canary in planted} == {SHOWN, *HIDDEN}
    assert {canary.carrier for canary in planted} == set(Carrier) - {Carrier.REFERENCE, Carrier.TECHNICAL}


LEAST = {STRANGER: 380, STAFF: 380, STAFF_ELSEWHERE: 340, INSPECTOR: 220, ADMIN: 150}


@pytest.mark.parametrize("role", ROLES)
def test_everybody_walks_far_and_nothing_fails(role: str, found: Sweep) -> None:
    visits = found.of(role)
    assert len({visit.address for visit in visits}) > LEAST[role]
    assert len({visit.route for visit in visits}) > 30
    assert [f"{visit.address} answers {visit.status}" for visit in visits if visit.status >= 500] == []


@pytest.mark.parametrize("role", ROLES)
def test_what_is_published_is_read_by_everybody(role: str, found: Sweep) -> None:
    met = {each.column for visit in found.of(role) for each in visit.canaries if each.state == SHOWN}
    assert len(met) > (38 if role in (INSPECTOR, ADMIN) else 55), "words that nobody meets are not looked for"


@pytest.mark.parametrize("role", OUTSIDE)
def test_what_is_not_for_them_is_not_found(role: str, found: Sweep) -> None:
    walked = 0
    for state in [each for each in STANDINGS if not may_read(role, each)]:
        for visit in found.of(role, state):
            is_tombstone = state == WITHDRAWN and visit.route in OWN_PAGES
            answers = {410} if is_tombstone else {404, 405} if visit.route in SENT_ALONE else {404}
            assert visit.status in answers, f"{role}: {visit.address} answers {visit.status}"
            assert not visit.is_kept
            walked += 1
    assert walked > 100


@pytest.mark.parametrize("role", [STAFF, INSPECTOR, ADMIN])
def test_who_may_reads_all_of_it_with_a_band_and_is_kept(role: str, found: Sweep) -> None:
    walked, words_in = 0, {each: {each} for each in STANDINGS} | {WITHDRAWN: {CHANGED}}
    for state in [each for each in STANDINGS if may_read(role, each)]:
        for visit in found.of(role, state):
            if visit.route in NOBODY_OUTSIDE - {"publication-step"}:
                assert visit.status == (404 if role == STAFF else 200), f"{role}: {visit.address}"
            elif is_a_page_of_its_own(visit) and visit.status != 302:
                assert visit.status == 200, f"{role}: {visit.address}"
                assert {each.state for each in visit.canaries} & words_in[state], (
                    f"{visit.address} shows nothing of its own"
                )
                assert "band--state" in visit.text, f"{visit.address} has no band"
                assert visit.headers["Cache-Control"] == "no-store"
                assert visit.headers["X-Robots-Tag"] == "noindex"
                assert visit.is_kept, f"nobody knows that {visit.address} was opened"
                walked += 1
    assert walked >= 12


def is_a_page_of_its_own(visit: Visit) -> bool:
    """Whether it is a page of one row, not a form, a file or the place where a redirect begins."""
    return visit.route in {
        "inspection",
        "letter",
        "finding",
        "cause",
        "audit",
        "audit-pair",
        "document",
        "room",
    } and ("?" not in visit.address)


@pytest.mark.parametrize("role", ROLES)
def test_tombstones_are_read_by_everybody(role: str, found: Sweep) -> None:
    told = {visit.address.partition("?")[0] for visit in found.of(role, OF_MANY) if names_a_tombstone(visit)}
    assert told >= NAMING_TOMBSTONES


def names_a_tombstone(visit: Visit) -> bool:
    return any(each.state == WITHDRAWN and each.column == "peel.Publication.title" for each in visit.canaries)


def test_a_write_to_something_hidden_changes_no_public_answer(found: Sweep) -> None:
    after = {visit.address: still(visit) for visit in found.of(STRANGER, OF_MANY)}
    assert found.before.keys() <= after.keys()
    assert len(found.before) > 70
    for address, was in found.before.items():
        lines = unified_diff(was.splitlines(), after[address].splitlines(), "before", "after", lineterm="", n=1)
        assert was == after[address], f"{address} tells strangers that something is there:\n" + "\n".join(lines)


def test_a_filter_finds_nothing_of_what_is_hidden(found: Sweep) -> None:
    draft, client, asked = found.made.worlds[DRAFT], browser(STRANGER, found.made.force), 0
    unheard_of = re.sub(r"\d+zz", "0000zz", draft.slugs[0])
    heading = found.made.canaries.word(DRAFT, "peel.Finding.heading")
    pairs = [(draft.slugs[0], unheard_of), (heading, "zzc0000zz")]
    for page in [
        visit for visit in found.of(STRANGER, OF_MANY) if visit.status == 200 and "?" not in visit.address
    ]:
        for name in sorted(set(FIELDS.findall(page.text))):
            for value, other in pairs:
                hidden, nothing = (answer_to(client, page.address, name, each) for each in (value, other))
                assert hidden == nothing, f"{page.address}?{name}={value} tells a stranger that something is there"
                asked += 1
    assert asked > 60


def answer_to(client: Client, address: str, name: str, value: str) -> str:
    """What a page answers when a filter asks for a value, but for the value and what is made from all of it."""
    text = words_of(client.get(address, {name: value})).replace(value, "")
    return re.sub(r"'ETag': '[^']*'", "", OF_THE_MOMENT.sub("", text))


def test_no_e_mail_says_what_it_is_about(found: Sweep, mailoutbox: list[Any]) -> None:
    sent = send_mails(found.made)
    assert len(mailoutbox) >= 4
    assert found.made.canaries.found(sent) == set()
    assert "something to read" in sent


@pytest.mark.parametrize("name", LISTS)
def test_hidden_rows_are_marked_in_lists_and_files(name: str, found: Sweep) -> None:
    by_address = {visit.address: visit for visit in found.of(INSPECTOR)}
    page = reverse(name)
    assert "Not published</strong>" in by_address[page].text
    for kind in ("csv", "json"):
        file = by_address[f"{page}?format={kind}"]
        assert 'filename="NOT-PUBLISHED-' in file.headers["Content-Disposition"]
        assert "NOT PUBLISHED" in file.text
    by_address = {visit.address: visit for visit in found.of(STRANGER)}
    assert "Not published</strong>" not in by_address[page].text
    assert "NOT" not in by_address[f"{page}?format=csv"].headers["Content-Disposition"]
    assert any(each.state == SHOWN for each in by_address[f"{page}?format=json"].canaries)


def test_tables_without_a_way_to_a_publication_are_known() -> None:
    """Their rows are nobody's but inspectors': of all others a state can be asked."""
    lost = {model._meta.label for model in swept() if carrier_of(model) is Carrier.INTERNAL and not paths_of(model)}
    assert lost == {"peel.Upload"}


@pytest.mark.parametrize("state", HIDING)
def test_each_way_of_hiding_leaves_the_rest_to_be_read(state: str, found: Sweep) -> None:
    assert SHOWN in {each.state for visit in found.of(STRANGER, state) for each in visit.canaries}
