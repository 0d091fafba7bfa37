"""Letters that nobody wrote, in the demo and there alone, so that what is not published can be seen and tried.

Each says in its title and at its head that it is made up. None is published: no stranger ever reads one.
"""

import hashlib
from contextlib import redirect_stdout
from datetime import timedelta
from io import StringIO
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from peel.consultation.actions.comments import remark
from peel.consultation.actions.replies import answer_remark, give_answers
from peel.consultation.actions.rounds import submit_round
from peel.reader.read import read
from peel.record.actions.publish import send_to_force
from peel.record.deadlines import is_overdue
from peel.record.models import Passage, Publication, Round, State, User
from peel.review.actions.accept import accept_draft
from peel.review.actions.store_document import store_document

TEXTS = Path(__file__).resolve().parents[1] / "data" / "made_up"
IN_PREPARATION, TO_CHECK, ANSWERED = (
    TEXTS / f"letter-{name}.txt" for name in ("in-preparation", "to-check", "answered")
)
TIME_TO_CHECK = timedelta(days=9)


def make_drafts() -> None:
    """A letter in preparation, one to check, and one with a comment answered and one not; each is made once.

    What people did with them since stays, but the one to check is due in some days again once its day is over.
    """
    # The demo prints e-mails: those about these letters are news to nobody.
    with redirect_stdout(StringIO()), transaction.atomic():
        made(IN_PREPARATION)
        if letter := made(TO_CHECK):
            checked(letter)
        if letter := made(ANSWERED):
            answered(letter)
        ask_again()


def person(name: str) -> User:
    """One of the people of the demo."""
    return User.objects.get(email=f"{name}@demo.example")


def made(path: Path) -> Publication | None:
    """The letter, not published, with what its text says in the record; None when it was made before."""
    content, admin = path.read_bytes(), person("admin")
    if known(content):
        return None
    row = store_document(content=content, name=path.name, draft=read(content), by=admin)
    accept_draft(draft=row, by=admin)
    return row.document.publication


def known(content: bytes) -> Publication | None:
    """The publication of a text that is in the record."""
    return Publication.objects.filter(documents__sha256=hashlib.sha256(content).hexdigest()).first()


def sent(letter: Publication) -> Round:
    """The round that opens when the letter goes to its force, from today."""
    send_to_force(publication=letter, due_on=timezone.localdate() + TIME_TO_CHECK, by=person("admin"))
    return letter.rounds.latest("number")


def checked(letter: Publication) -> None:
    """With its force, who have written a comment and not submitted it."""
    remark(
        round=sent(letter),
        passage=saying(letter, "what was inspected"),
        wrong="Made-up comment: please name the months as well.",
        evidence="Made-up evidence: the list of visits.",
        by=person("hertfordshire"),
    )


def answered(letter: Publication) -> None:
    """With its force, whose two comments are submitted: one is answered, and the force can read that."""
    row, staff, inspector = sent(letter), person("hertfordshire"), person("inspector")
    first = remark(
        round=row,
        passage=saying(letter, "when the inspection took place"),
        wrong="Made-up comment: the inspection began a week later.",
        evidence="Made-up evidence: the letter that announced it.",
        by=staff,
    )
    remark(round=row, passage=None, wrong="Made-up comment: please use our new address.", by=staff)
    submit_round(round=row, by=staff)
    words = "Made-up answer: we looked again and put the date right."
    answer_remark(remark=first, words=words, is_text_changed=True, by=inspector)
    give_answers(round=row, by=inspector)


def saying(letter: Publication, words: str) -> Passage:
    """The passage of the letter that has these words."""
    return Passage.objects.get(document__publication=letter, text__contains=words)


def ask_again() -> None:
    """Another day for the letter to check, if it is with the force still and its day is over."""
    letter = known(TO_CHECK.read_bytes())
    if letter and letter.state == State.WITH_FORCE and is_overdue(letter.check_due_on, timezone.localdate()):
        sent(letter)
