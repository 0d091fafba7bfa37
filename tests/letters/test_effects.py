"""A letter changed what it did itself; what it only mentions is said apart, as exactly as it is dated."""

from datetime import date

import pytest
from django.test import Client

from peel.record.models import Effect, Letter, Move, MoveKind, PublicationKind, Stay, effect_of
from tests import factories
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db
SENT = date(2024, 9, 26)


@pytest.fixture
def letter() -> Letter:
    """A letter that was published a day after it was sent."""
    force = factories.force()
    carried = factories.publication(force=force, kind=PublicationKind.LETTER, published_on=date(2024, 9, 27))
    return factories.letter(force=force, publication=carried, sent_on=SENT)


def moved(letter: Letter, on: date, **fields: object) -> Move:
    """A move into Engage that the letter states."""
    stay = Stay.objects.create(force=letter.force, key=f"stay-{letter.pk}-{on}")
    values = {"event": MoveKind.ENTERED, "on": on, "precision": "day", "source": "x"} | fields
    values.setdefault("effect", effect_of(values["on"], values["precision"], letter.publication))
    return Move.objects.create(stay=stay, publication=letter.publication, **values)


def annex(client: Client, letter: Letter) -> dict[str, str]:
    """What stands below each heading of ‘What this letter changed’."""
    section = page(client, letter.get_absolute_url()).xpath("//section[@aria-labelledby='annex']")[0]
    return {words(head): words(head.getnext()) for head in section.xpath("./h3")}


@pytest.mark.parametrize(
    ("on", "precision", "effect"),
    [
        (SENT, "day", Effect.MADE),
        (date(2024, 9, 27), "day", Effect.MADE),
        (date(2024, 9, 12), "day", Effect.MADE),
        (date(2024, 9, 11), "day", Effect.MENTIONED),
        (date(2024, 9, 28), "day", Effect.MENTIONED),
        (date(2022, 10, 14), "day", Effect.MENTIONED),
        (date(2024, 9, 1), "month", Effect.MENTIONED),
        (SENT, "at-latest", Effect.MENTIONED),
    ],
)
def test_a_letter_did_what_lies_on_its_days_or_a_fortnight_before(
    letter: Letter, on: date, precision: str, effect: Effect
) -> None:
    assert effect_of(on, precision, letter.publication) == effect


def test_what_is_no_letter_mentions(letter: Letter) -> None:
    for kind in (PublicationKind.OTHER, PublicationKind.INSPECTION_REPORT):
        assert effect_of(SENT, "day", factories.publication(kind=kind, published_on=SENT)) == Effect.MENTIONED


def test_a_move_that_a_letter_recalls_is_not_its_own(letter: Letter, stranger: Client) -> None:
    moved(letter, date(2022, 10, 14))
    parts = annex(stranger, letter)
    assert "Monitoring" not in parts
    assert "entered engage, 14 October 2022" in parts["Also stated, done earlier or on a day that we do not hold"]
    assert "changed the monitoring" not in rows(stranger, "/letters/")[0].lower()


def test_a_move_that_it_decided_is(letter: Letter, stranger: Client) -> None:
    moved(letter, SENT)
    parts = annex(stranger, letter)
    assert "entered engage, 26 September 2024" in parts["Monitoring"]
    assert "changed the monitoring" in rows(stranger, "/letters/")[0].lower()


def test_a_closure_that_a_letter_recalls_is_not_its_own(letter: Letter, stranger: Client) -> None:
    cause = factories.cause(force=letter.force, title="Offenders", raised_on=date(2022, 1, 1))
    factories.closure(cause=cause, letter=letter, closed_on=date(2023, 12, 1), precision="month")
    factories.finding(publication=letter.publication, kind="area-for-improvement", heading="Left behind")
    parts = annex(stranger, letter)
    assert "Closed" not in parts
    assert "Offenders: closed December 2023" in parts["Also stated, done earlier or on a day that we do not hold"]
    assert "closed 1" not in rows(stranger, "/letters/")[0].lower()
    text = words(page(stranger, cause.get_absolute_url()))
    assert "Closure mentioned in" in text
    assert "Closed by" not in text
    assert "Area for improvement issued" not in text, "not on a day in December 2023"


def test_a_letter_that_only_mentions_changed_nothing_we_hold(letter: Letter, stranger: Client) -> None:
    moved(letter, date(2022, 10, 14))
    text = words(page(stranger, letter.get_absolute_url()))
    assert "We hold nothing that this letter closed, opened, replaced or moved." in text
