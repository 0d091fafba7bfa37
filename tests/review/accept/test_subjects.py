"""What a document says was measured is the document's, until an admin makes a subject of it."""

from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from audits.audits.queries.pairs import pair_of
from audits.models import Audit, Count, Estimate, Subject, SubjectAlias
from peel.reader import drafts
from peel.record.models import Force, Publication, User
from tests import factories
from tests.review.accept.accepting import load
from tests.review.accept.conftest import report

pytestmark = pytest.mark.django_db
OWN = "domestic abuse crimes reported to the failing zzquollzz team"
LISTS = ("audits", "audit-measures")
GIVEN = Path(settings.BASE_DIR).parent / "shared" / "failing" / "record" / "draft-with-its-own-subject.txt"


def draft(words: str = OWN, value: float = 41.3) -> drafts.Draft:
    """The draft of a report with one estimate, of what these words say."""
    whole = report()
    return replace(whole, estimates=tuple(replace(one, subject=words, value=value) for one in whole.estimates))


def publish() -> None:
    """All there is becomes public."""
    Publication.objects.update(state="published")


def shown(client: Client, word: str) -> list[str]:
    """The lists and choices of subjects that hold a word."""
    return [name for name in LISTS if word in client.get(reverse(name)).content.decode()]


def test_a_drafts_words_make_no_subject(by: User, barset: Force, stranger: Client) -> None:
    before = Subject.objects.count()
    load(draft(), by)
    assert Subject.objects.count() == before
    estimate = Estimate.objects.get()
    assert (estimate.subject, estimate.subject_wording, estimate.value) == (None, OWN, Decimal("41.3"))
    assert shown(stranger, "zzquollzz") == []


def test_published_own_words_stand_with_their_audit_and_are_no_choice(
    by: User, barset: Force, stranger: Client, inspector_client: Client
) -> None:
    load(draft(), by)
    publish()
    audit = Estimate.objects.get().audit
    for client in (stranger, inspector_client):
        for page in (audit.get_absolute_url(), reverse("force-audits", args=[barset.slug])):
            assert (
                "Domestic abuse crimes reported to the failing zzquollzz team" in client.get(page).content.decode()
            )
        assert shown(client, "zzquollzz") == []
        assert client.get(f"/audits/measures/{'-'.join(OWN.split())}/").status_code == 404


def test_a_subject_is_a_choice_and_a_page_once_something_of_it_is_seen(stranger: Client) -> None:
    subject = factories.subject(name="Zzbettongzz", slug="zzbettongzz")
    hidden = factories.estimate(subject=subject, audit=factories.audit(state="draft"))
    assert shown(stranger, "Zzbettongzz") == []
    assert stranger.get(subject.get_absolute_url()).status_code == 404
    Publication.objects.filter(audits=hidden.audit).update(state="published")
    assert shown(stranger, "Zzbettongzz") == list(LISTS)
    assert stranger.get(subject.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("words", ["domestic-abuse", "Domestic  abuse", "DOMESTIC ABUSE", "crimes at home"])
def test_words_that_mean_a_subject_are_linked_and_kept(by: User, barset: Force, words: str) -> None:
    subject = factories.subject(slug="domestic-abuse", name="Domestic abuse")
    SubjectAlias.objects.create(subject=subject, wording="Crimes at home")
    load(draft(words), by)
    estimate = Estimate.objects.get()
    assert (estimate.subject, estimate.subject_wording) == (subject, " ".join(words.split()))


def test_a_document_read_again_finds_its_estimate_by_its_words_and_leaves_the_chosen_subject(
    by: User, barset: Force
) -> None:
    load(draft(), by)
    subject = factories.subject()
    Estimate.objects.update(subject=subject)
    load(replace(draft(value=42.5), address="https://example.org/again"), by)
    estimate = Estimate.objects.get()
    assert (estimate.subject, estimate.subject_wording, estimate.value) == (subject, OWN, Decimal("42.5"))


def test_own_words_of_two_audits_compare_where_the_force_is_the_same(barset: Force) -> None:
    other = factories.force("Elsewhere")
    audits = [factories.audit(force=force) for force in (barset, barset, other)]
    for audit in audits:
        factories.estimate(audit=audit, subject_wording="Knife crimes")
    Estimate.objects.update(subject=None)
    first, second, elsewhere = audits
    for later in (second, elsewhere):
        later.comparisons_back.create(earlier=first, comparable="yes", statement="x", whose="x", source="x")
    user = factories.user()
    assert [bool(one.step) for one in pair_of(user, first.slug, second.slug).measures] == [True]
    assert [bool(one.step) for one in pair_of(user, first.slug, elsewhere.slug).measures] == [False, False]


def test_subjects_made_from_documents_go_back_to_their_rows() -> None:
    ours, theirs = factories.subject(order=3), factories.subject(order=1000, name="Own words of a draft")
    kept, freed = factories.estimate(subject=ours), factories.estimate(subject=theirs)
    counted = factories.counted(subject=theirs, wording="relevant cases")
    migration = import_module("audits.migrations.0005_own_words_of_estimates")
    migration.back_to_their_rows(apps, None)
    kept.refresh_from_db()
    freed.refresh_from_db()
    counted.refresh_from_db()
    assert (kept.subject, kept.subject_wording) == (ours, "")
    assert (freed.subject, freed.subject_wording) == (None, "Own words of a draft")
    assert (counted.subject, counted.wording) == (None, "relevant cases")
    assert not Subject.objects.filter(pk=theirs.pk).exists()
    assert Estimate.pgh_event_model.objects.filter(pgh_obj=freed, subject_wording="Own words of a draft").exists()


def breaks(name: str):
    """The block must be refused by the constraint of this name."""
    return pytest.raises(IntegrityError, match=name)


def test_an_estimate_is_of_a_subject_or_in_words_of_its_own() -> None:
    estimate = factories.estimate()
    with breaks("estimate_says_of_what"):
        Estimate.objects.filter(pk=estimate.pk).update(subject=None)


def test_one_estimate_in_the_same_words() -> None:
    audit = factories.audit()
    factories.estimate(audit=audit, subject_wording="Knife crimes")
    with breaks("estimate_one_a_wording"):
        factories.estimate(audit=audit, subject_wording="knife crimes")


def test_two_estimates_may_have_no_words_of_their_own() -> None:
    audit = factories.audit()
    assert {factories.estimate(audit=audit).subject_wording for _ in range(2)} == {""}


def test_an_alias_means_one_subject_and_says_something() -> None:
    SubjectAlias.objects.create(subject=factories.subject(), wording="Crimes at home")
    with breaks("subjectalias_once"):
        SubjectAlias.objects.create(subject=factories.subject(), wording="crimes at HOME")


def test_an_alias_has_words() -> None:
    with breaks("subjectalias_has_words"):
        SubjectAlias.objects.create(subject=factories.subject(), wording="")


def test_a_subject_has_a_name() -> None:
    with breaks("subject_has_a_name"):
        factories.subject(name="")


def test_a_count_says_what_was_counted() -> None:
    with breaks("count_says_of_what"):
        factories.counted(wording="")


def test_the_given_draft_names_its_subject_to_nobody_outside(stranger: Client, inspector_client: Client) -> None:
    if not GIVEN.is_file():
        pytest.skip("The given letter is not next to this checkout, in ../shared/failing/record.")
    force = factories.force("Hertfordshire")
    Force.objects.update(official_name="Hertfordshire Constabulary")
    call_command("load_document", GIVEN, accept=True, verbosity=0)
    assert "zzsubjectbilbyzz" in Estimate.objects.get(audit__force=force).subject_wording
    assert not Count.objects.exists()
    assert not Subject.objects.filter(slug__contains="bilby").exists()
    audit = Audit.objects.get(force=force)
    assert "zzsubjectbilbyzz" in inspector_client.get(audit.get_absolute_url()).content.decode()
    for page in ("/", "/audits/", "/audits/measures/", reverse("force-audits", args=[force.slug])):
        assert "bilby" not in stranger.get(page).content.decode(), page
    assert stranger.get(audit.get_absolute_url()).status_code == 404
