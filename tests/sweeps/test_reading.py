"""What is read from a document and accepted unpublished stays where it hangs: no shared row takes its words."""

import pytest
from django.test import Client
from django.urls import reverse

from audits.models import Subject
from peel.reader.read import read
from peel.record.models import Force, Role
from peel.review.actions.accept import accept_draft
from peel.review.actions.store_document import store_document
from tests import factories
from tests.sweeps import routes
from tests.sweeps.canaries import words_of
from tests.sweeps.columns import Carrier, carrier_of, name_of, tables, texts

pytestmark = pytest.mark.django_db
WORD = "zzbilbyzz"
LETTER = f"""\
[Retold: the sentences are ours; this letter is made up for a test.]
Hertfordshire Constabulary: {WORD} closure of cause of concern
Letter information
From
A. {WORD} Inspector
His Majesty’s Inspector of Constabulary
To
A. {WORD} Chief
Chief Constable
Hertfordshire Constabulary
Sent on
12 November 2026
Progress
In October 2026 we completed another audit. We estimate that 41.3 percent (+/-4.9 percentage points) of crimes \
reported to the {WORD} custody team are recorded. We examined 90 of 93 {WORD} cases. We found {WORD} savings of £3m.
Conclusion
We will look at the {WORD} again.
"""


@pytest.fixture
def force() -> Force:
    """The force that the letter is to."""
    return factories.force("Hertfordshire")


def reference_data() -> dict[str, list[str]]:
    """All words of all tables that are public reference data."""
    found = {}
    for model in (model for model in tables() if texts(model) and carrier_of(model) is Carrier.REFERENCE):
        for field in texts(model):
            values = model._base_manager.values_list(field.attname, flat=True)
            found[name_of(model, field)] = sorted(map(str, values))
    return found


def accept_the_letter() -> None:
    by = factories.user(role=Role.ADMIN)
    content = LETTER.encode()
    accept_draft(draft=store_document(content=content, name="letter.txt", draft=read(content), by=by), by=by)


def test_accepting_a_document_writes_no_reference_data(force: Force) -> None:
    before = reference_data()
    assert len(before) > 90
    accept_the_letter()
    after = reference_data()
    changed = {column: after[column] for column in before if before[column] != after[column]}
    assert changed == {}, "a document's words belong to its own rows, which hang on its publication"


def test_what_was_accepted_meets_no_stranger(force: Force, client: Client, inspector_client: Client) -> None:
    accept_the_letter()
    framework = factories.area().framework
    measures = [reverse("audit-measure", args=[subject.slug]) for subject in Subject.objects.all()]
    addresses = [*routes.plain(), *routes.of_the_place(force, framework).values(), *measures]
    of_lists = ["audits", "letters", "figures", "documents"]
    files = [f"{reverse(name)}?format={kind}" for name in of_lists for kind in ("csv", "json")]
    seen = [address for address in [*addresses, *files] if WORD in words_of(client.get(address))]
    assert seen == []
    known = [name for name in of_lists if WORD in words_of(inspector_client.get(reverse(name)))]
    assert known == of_lists, "the letter's words are somewhere for who may read them"
