"""One of everything in each state that a published record has not: for `python -m tests.browser.database states`.

All is Kent's and none of it published, so that what strangers see stays as it was. It prints the addresses.
"""

import json
from datetime import timedelta
from itertools import count

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from peel.accounts.actions import add_person, command_line
from peel.consultation.actions.comments import remark
from peel.consultation.actions.replies import answer_remark, give_answers
from peel.consultation.actions.rounds import reopen_round, submit_round
from peel.entry.actions.autosave import keep_form
from peel.management.commands.demo import SAMPLES
from peel.reader.read import read
from peel.record.actions.publish import send_to_force
from peel.record.models import Draft, Force, Framework, State, User
from peel.review.actions.store_document import store_document
from peel.review.actions.uploads import give_file
from peel.seed.demo_people import PASSWORD
from tests import factories
from tests.browser.states import KEPT_AT, PEOPLE
from tests.consultation.visits import addresses
from tests.sweeps import routes
from tests.sweeps.standings import DRAFT, SET, WITH_FORCE, WITHDRAWN, stand
from tests.sweeps.world import make_world

LETTER = SAMPLES / "letter-hertfordshire-2025-07.txt"
STEPS_OF_A_ROOM = ["open", "commented", "submitted", "answered", "reopened"]


def make() -> None:
    """Everything, each state with a word of its own, and the people who look at it."""
    factories.numbers = count(5000)  # what another run has made keeps its numbers
    kent = Force.objects.get(slug="kent")
    people = {who: person(who, kent) for who in PEOPLE}
    made: dict[str, str] = {}
    for standing in (DRAFT, WITH_FORCE, SET, WITHDRAWN):
        world = make_world(
            word=standing, state=State.DRAFT, force=kent, framework=Framework.objects.get(slug="2023-25")
        )
        stand(world, standing)
        found = {name: each for name, each in routes.of_the_world(world).items() if name != "document-file"}
        made |= {f"{standing} {name} {n}": each for name, many in found.items() for n, each in enumerate(many)}
    for step in STEPS_OF_A_ROOM:
        made |= room(step, people)
    made["doubts"] = doubts = f"/entry/drafts/{doubtful(people['admin']).pk}/"
    made |= {"doubts difference": f"{doubts}difference/", "doubts proposal": f"{doubts}estimate/2/"}
    made["upload"] = f"/entry/documents/new/{upload(people['admin'])}/"
    for address in KEPT_AT:
        keep_form(user=people["admin"], address=address, typed=QueryDict("head-title=Half+a+title"))
    print(json.dumps(made))


def person(who: str, kent: Force) -> User:
    """Somebody of a role, with the password of the demo."""
    return add_person(
        email=PEOPLE[who],
        role=who,
        force=kent if who == "force-staff" else None,
        password=PASSWORD,
        by=command_line(),
    )


def room(step: str, people: dict[str, User]) -> dict[str, str]:
    """A draft that is with Kent and has come as far as this; the pages of its room."""
    staff, inspector = people["force-staff"], people["inspector"]
    report = factories.publication(
        slug=f"room-{step}", title=f"Draft, {step}", force=staff.force, state=State.DRAFT
    )
    passage = factories.document(publication=report).passages.get(kind="paragraph")
    due_on = timezone.localdate() + timedelta(days=9)
    send_to_force(publication=report, due_on=due_on, by=people["admin"])
    row = report.rounds.get()
    if step == "open":
        return {f"room {step}": reverse("room", args=[report.slug])}
    said = remark(round=row, passage=passage, wrong="It was May.", evidence="The log", by=staff)
    remark(round=row, passage=None, wrong="The title is not ours.", by=staff)
    if step != "commented":
        submit_round(round=row, by=staff)
    if step in ("answered", "reopened"):
        answer_remark(remark=said, words="Changed.", is_text_changed=True, by=inspector)
        give_answers(round=row, by=inspector)
    if step == "reopened":
        reopen_round(round=row, due_on=due_on, by=inspector)
    return {f"{name} {step}": address for name, address in addresses(report, said).items()}


def doubtful(by: User) -> Draft:
    """The reading of a letter of which nothing is decided, with what the reader doubts."""
    content = LETTER.read_text().replace("11 July 2025", "16 July 2025").encode()
    return store_document(content=content, name="doubtful.txt", draft=read(content), by=by)


def upload(by: User) -> int:
    """A file of which nobody has said what it is."""
    content = LETTER.read_text().replace("11 July 2025", "17 July 2025").encode()
    return give_file(content=content, name="waiting.txt", by=by).pk
