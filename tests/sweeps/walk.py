"""Every address of the site, visited as everybody: what each answer holds that the person may not meet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import quote

from django.core import mail
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, TestCase
from django.utils import timezone

from peel.consultation.actions.comments import remark
from peel.consultation.actions.replies import answer_remark, give_answers
from peel.consultation.actions.rounds import reopen_round, submit_round
from peel.record.actions.publish import send_to_force
from peel.record.models import DraftView, Publication, Role
from tests import factories
from tests.sweeps import making, routes
from tests.sweeps.canaries import Canary, words_of
from tests.sweeps.making import READ, Made
from tests.sweeps.standings import (
    ADMIN,
    DRAFT,
    INSPECTOR,
    NOT_ACCEPTED,
    SHOWN,
    STAFF,
    STANDINGS,
    STRANGER,
    WITH_FORCE,
    WITHDRAWN,
    browser,
    may_meet,
)

OF_MANY = "pages of many"
# Pages of one row that hangs on no publication: a person, and a file that is no document yet.
OF_NO_WORLD = {"person", "document-what"}
NOBODY_OUTSIDE = {"history", "publication-step", "publication-state", "publication-preview"}
OWN_PAGES = {"publication", "inspection", "letter"}
# The pages that name tombstones, with their files; and what a tombstone says.
NAMING_TOMBSTONES = {"/", "/changes/", "/changes/feed/"}
TOMBSTONE = {f"peel.Publication.{name}" for name in ("title", "slug", "withdrawn_because")}
FILES = re.compile(r'href="(\?[^"]*(?:format|chart)=[^"]*)"')
# What differs from one answer to the next, whoever asks.
OF_THE_MOMENT = re.compile(
    r"""nonce="[^"]*"|'nonce-[^']*'|name="csrfmiddlewaretoken" value="[^"]*"|csrf=\w+"""
    r"""|[Ee]xpires'?[:=] ?'?[^';\n]*"""
)


# Of which state a page tells, or that it is one of many; the name of its route; its address.
Page = tuple[str, str, str]


@dataclass(frozen=True)
class Visit:
    """One answer: who asked for what, of which state it tells (its own page, or one of many), and what is in it."""

    role: str
    state: str
    route: str
    address: str
    status: int
    canaries: frozenset[Canary]
    text: str = field(repr=False)
    headers: Any = field(repr=False)
    is_kept: bool = False

    @property
    def leaks(self) -> Iterator[str]:
        """What stands here and may not, each with its column, state, role and address."""
        for canary in sorted(self.canaries, key=str):
            if not may_meet(self.role, canary, self.address) and not self.is_tombstone(canary):
                yield f"{canary.column} ({canary.state}) meets a {self.role} at {self.address}"

    def is_tombstone(self, canary: Canary) -> bool:
        """Whether a word is what everybody reads of a withdrawn publication, where they read it."""
        is_there = self.address.partition("?")[0] in NAMING_TOMBSTONES or (
            self.state == WITHDRAWN and self.route in OWN_PAGES
        )
        return is_there and canary.state == WITHDRAWN and canary.column in TOMBSTONE


@dataclass
class Sweep:
    """The worlds, the public answers before anything hidden was written, and the visits of each role."""

    made: Made
    before: dict[str, str]
    visits: dict[str, list[Visit]] = field(default_factory=dict)

    def of(self, role: str, state: str = "") -> list[Visit]:
        """The visits of one role, made when first asked for: all, to pages of many, or to those of one state."""
        if role not in self.visits:
            charts = role in (STRANGER, STAFF)
            self.visits[role] = list(walk(self.made, role, pages(self.made), charts=charts))
        return [each for each in self.visits[role] if state in ("", each.state)]


def sweep() -> Sweep:
    """Make the worlds; the transaction that stands round it is taken back when all is looked at."""
    made = making.start()
    before = {each.address: still(each) for each in walk(made, STRANGER, public(made))}
    making.finish(made)
    return Sweep(made, before)


def send_mails(made: Made) -> str:
    """All that an e-mail is sent for: a draft goes to its force, which comments again, and is answered.

    It is undone after the e-mails were sent, since other tests look at the same worlds.
    """
    admin, staff = factories.user(role=Role.ADMIN), factories.user(role=Role.FORCE_STAFF, force=made.force)
    due_on = timezone.localdate() + timedelta(days=7)
    draft, checked = (Publication.objects.get(pk=made.worlds[state].keys[0]) for state in (DRAFT, WITH_FORCE))
    room = checked.rounds.get()
    with transaction.atomic(), TestCase.captureOnCommitCallbacks(execute=True):
        send_to_force(publication=draft, due_on=due_on, by=admin, site="https://findings.example")
        reopen_round(round=room, due_on=due_on, by=admin)
        comment = remark(round=room, passage=None, wrong="The day", by=staff)
        submit_round(round=room, by=staff)
        answer_remark(remark=comment, words="Changed", is_text_changed=True, by=admin)
        give_answers(round=room, by=admin)
        transaction.set_rollback(True)
    return "\n".join(f"{each.subject}\n{each.body}\n{each.attachments}" for each in mail.outbox)


def public(made: Made) -> list[Page]:
    """The addresses whose answers to strangers nothing hidden may change."""
    return [page for page in pages(made) if page[0] == OF_MANY]


def pages(made: Made) -> list[Page]:
    """Every address once: of which state it is the own page, the name of its route, and itself."""
    places = {**routes.of_the_place(made.force, made.framework), **routes.shared(made.worlds[SHOWN])}
    found = [(OF_MANY, "", address) for address in routes.plain()]
    found += [(OF_MANY, name, address) for name, address in places.items()]
    for state, world in made.worlds.items():
        for name, many in routes.of_the_world(world).items():
            found += [(state, name, address) for address in many]
        for name, address in routes.of_entry(world).items() if state in READ else ():
            found.append((state if name not in OF_NO_WORLD else OF_MANY, name, address))
    found += [(NOT_ACCEPTED, "document", address) for address in made.not_accepted]
    return list(dict.fromkeys(found))


def worth(role: str, page: Page) -> bool:
    """Whether a visit can find something: who sees everything need not see each way of being hidden, and the pages
    that nobody outside has, whatever is published, are asked for in one state."""
    state, route, _ = page
    sees_all = role in (INSPECTOR, ADMIN)
    if route in NOBODY_OUTSIDE and state not in (DRAFT, *([] if sees_all else [SHOWN])):
        return False
    return not sees_all or state in (OF_MANY, *(STANDINGS if role == INSPECTOR else [DRAFT]))


def walk(made: Made, role: str, addresses: list[Page], *, charts: bool = False) -> Iterator[Visit]:
    """Each page, and the files that it offers: those of charts only where they are asked for."""
    client = browser(role, made.force)
    client.raise_request_exception = False
    for state, route, address in (page for page in addresses if worth(role, page)):
        visit = at(made, client, role, state, route, address)
        yield visit
        files = {unescape(found) for found in FILES.findall(visit.text)}
        for query in sorted(each for each in files if charts or "chart=" not in each):
            yield at(made, client, role, state, route, address + query)


def read_all(client: Client, addresses: list[str]) -> dict[str, str]:
    """Text and headers of each page, and of the files of its rows, less the address that was asked for."""
    found: dict[str, str] = {}
    for address in addresses:
        for one in (address, f"{address}?format=csv", f"{address}?format=json"):
            if one == address or one.removeprefix(address) in found[address]:
                response = client.get(one)
                assert response.status_code < 500, f"{one} answers {response.status_code}"
                found[one] = without(f"{response.content.decode(errors='replace')}\n{response.headers}", one)
    return found


def without(text: str, address: str) -> str:
    """A text without the address that was asked for, in each form in which an answer may repeat it."""
    for form in (address, quote(address, safe=""), address.partition("?")[0]):
        text = text.replace(form, "") if len(form) > 1 else text
    return text


def at(made: Made, client: Client, role: str, state: str, route: str, address: str) -> Visit:
    """One answer, with all that can be read of it but the address that was asked for."""
    looks = DraftView.objects.count()
    response: HttpResponse = client.get(address)
    text = without(words_of(response), address)
    return Visit(
        role=role,
        state=state,
        route=route,
        address=address,
        status=response.status_code,
        canaries=frozenset(made.canaries.found(text)),
        text=text,
        headers=response.headers,
        is_kept=DraftView.objects.count() > looks,
    )


def still(visit: Visit) -> str:
    """An answer without what differs from one to the next, whoever asks: ETag and all other headers are in it."""
    text = OF_THE_MOMENT.sub("", visit.text)
    return f"{visit.status}\n{text}"
