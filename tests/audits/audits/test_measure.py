"""One measure in all forces: sorted inside a programme, never across a break, and never a ranking."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audits.audits.charts.all_forces import all_forces
from audits.audits.programmes import programme_of, programmes
from audits.audits.queries.subject import subject_page
from audits.models import AuditKind, Estimate, Subject
from peel.record.models import State
from tests import factories
from tests.growth import same_number_of_queries
from tests.reading import page, words

pytestmark = pytest.mark.django_db


def address(subject: Subject) -> str:
    """The page of a measure."""
    return reverse("audit-measure", args=[subject.slug])


def estimated(subject: Subject, place: str, year: int, value: str, **fields: Any) -> Estimate:
    """A force's estimate of an audit whose sample ends in that year."""
    force = factories.Force.objects.filter(short_name=place).first() or factories.force(place)
    state = fields.pop("state", State.PUBLISHED)
    audit = factories.audit(force=force, sample_until=date(year, 10, 31), state=state)
    return factories.estimate(audit=audit, subject=subject, value=value, **fields)


@pytest.fixture
def subject() -> Subject:
    """Four forces in two programmes, one without a margin, and England and Wales."""
    made = factories.subject(name="All crime", slug="all-crime")
    estimated(made, "Barset", 2016, "83.0")
    estimated(made, "Barset", 2024, "91.0")
    estimated(made, "Loam", 2017, "84.0")
    estimated(made, "Clay", 2018, "95.0")
    estimated(made, "Chalk", 2018, "72", margin=None, qualifier="about")
    national = factories.audit(title="National", sample_until=date(2013, 10, 31))
    national.force = None
    national.save()
    factories.estimate(audit=national, subject=made, value="80.5", margin=None)
    return made


def test_forces_are_sorted_inside_a_programme_alone(subject: Subject) -> None:
    shown = subject_page(factories.user(), subject).narrowed()
    told = [(group.programme.slug, [one.place for one in group.standings]) for group in shown.groups]
    assert told == [("peel-2023-25", ["Barset"]), ("cdi-2016-20", ["Clay", "Loam"])]
    drawn = all_forces("All crime", shown.groups).figure
    assert list(drawn.layout.yaxis.ticktext) == ["Barset (2024)", "Clay (2018)", "Loam (2017)"]
    assert list(drawn.data[0].x) == [91.0, 95.0, 84.0]
    assert list(drawn.data[0].y) == sorted(drawn.data[0].y, reverse=True)
    assert [shape.line.dash for shape in drawn.layout.shapes] == ["dash"]
    assert "[b] break: not comparable" in [note.text for note in drawn.layout.annotations]
    assert not [trace for trace in drawn.data if trace.mode == "lines"]


def test_the_page_warns_and_shows_each_audit_with_its_day(stranger: Client, subject: Subject) -> None:
    tree = page(stranger, address(subject))
    text = words(tree)
    assert "Not a ranking: the forces were audited in different years" in text
    assert "by counting rules that changed" in words(tree.xpath("//details[contains(., 'not a ranking')]")[0])
    rows = [words(row) for row in tree.xpath("//figure//tbody/tr")]
    assert [row.split()[0] for row in rows] == ["Barset", "Clay", "Loam"]
    assert "sample to 31 October 2024" in rows[0]
    assert "91.0 87.6 94.4" in rows[0]
    assert "83.0" not in text


def test_results_without_a_margin_stand_in_a_list_of_their_own(stranger: Client, subject: Subject) -> None:
    tree = page(stranger, address(subject))
    assert "Chalk" not in words(tree.xpath("//figure")[0])
    (row,) = tree.xpath("//h2[@id='no-margin']/following-sibling::div[1]//tbody/tr")
    assert words(row).startswith("Chalk about 72% (no margin published)")
    (national,) = tree.xpath("//h2[@id='national']/following-sibling::div[1]//tbody/tr")
    assert "80.5%" in words(national)


def test_a_programme_or_a_year_can_be_looked_at_alone(stranger: Client, subject: Subject) -> None:
    tree = page(stranger, f"{address(subject)}?programme=cdi-2016-20")
    rows = [words(row) for row in tree.xpath("//figure//tbody/tr")]
    assert [row.split()[0] for row in rows] == ["Clay", "Loam", "Barset"]
    assert "83.0" in rows[2]
    assert "between 83.0% in Barset and 95.0% in Clay (Rolling programme, 2016 to 2020)" in words(tree)
    tree = page(stranger, f"{address(subject)}?year=2017")
    assert [words(row).split()[0] for row in tree.xpath("//figure//tbody/tr")] == ["Loam"]
    tree = page(stranger, f"{address(subject)}?year=2017&programme=peel-2023-25")
    assert "No result fits what you chose" in words(tree)


@pytest.mark.parametrize(
    "query", ["?year=zzz", "?programme=%00", "?programme=x&programme=y", "?year=" + "9" * 3000]
)
def test_an_unknown_choice_finds_nothing_and_says_so(stranger: Client, subject: Subject, query: str) -> None:
    tree = page(stranger, address(subject) + query)
    assert "this filter value is not known" in words(tree)
    assert words(tree.xpath("//title")[0]).startswith("Error:")
    assert not tree.xpath("//figure")


def test_counts_of_a_measure_stay_counts(stranger: Client) -> None:
    rape = factories.subject(name="Rape", slug="rape")
    factories.counted(audit=factories.audit(), subject=rape, numerator=33, denominator=37)
    text = words(page(stranger, address(rape)))
    assert "No estimate of this measure is in the record" in text
    assert "33 of 37" in text
    assert "%" not in text


def test_the_list_of_measures_says_how_much_there_is(stranger: Client, subject: Subject) -> None:
    factories.counted(audit=factories.audit(), subject=factories.subject(name="Rape", slug="rape"))
    factories.subject(name="Nothing of it")
    tree = page(stranger, reverse("audit-measures"))
    rows = [words(row) for row in tree.xpath("//main//tbody/tr")]
    assert rows == ["All crime Not stated 6 0", "Rape Not stated 0 1"]
    assert tree.xpath("//main//tbody//a/@href") == ["/audits/measures/all-crime/", "/audits/measures/rape/"]


def test_without_audits_the_list_says_so(stranger: Client) -> None:
    assert "no audit results in the record yet" in words(page(stranger, reverse("audit-measures")))
    assert stranger.get("/audits/measures/nothing/").status_code == 404


def test_a_draft_is_in_no_place(stranger: Client, inspector_client: Client, subject: Subject) -> None:
    estimated(subject, "Zanzibar", 2024, "99.9", state=State.DRAFT)
    for url in (address(subject), f"{address(subject)}?chart=forces&format=csv", reverse("audit-measures")):
        told = stranger.get(url).content.decode()
        assert "Zanzibar" not in told
        assert "99.9" not in told
    assert "All crime Not stated 6 0" in words(page(stranger, reverse("audit-measures")))
    assert "Zanzibar" in inspector_client.get(address(subject)).content.decode()


def test_audits_of_no_known_programme_stand_alone() -> None:
    assert programme_of(AuditKind.CRIME_DATA_INTEGRITY, date(2030, 1, 1)).slug == "other"
    assert programme_of(AuditKind.CRIME_DATA_INTEGRITY, None).slug == "other"
    assert programme_of(AuditKind.WORKFORCE_SURVEY, date(2024, 1, 1)).slug == "other"


def test_programmes_of_a_kind_do_not_overlap() -> None:
    known = programmes()[:-1]
    assert len(known) > 5
    for one in known:
        assert one.first_on <= one.last_on
        assert [programme_of(one.kind, day).slug for day in (one.first_on, one.last_on)] == [one.slug] * 2


def test_the_page_asks_the_same_number_of_queries(stranger: Client) -> None:
    subject = factories.subject()
    years = iter(range(2000, 2100))

    def one_more() -> None:
        estimate = estimated(subject, f"Force {next(factories.numbers)}", next(years), "80.0")
        factories.estimate(audit=factories.audit(), subject=subject, margin=None)
        factories.counted(audit=estimate.audit, subject=subject)

    same_number_of_queries(stranger, address(subject), one_more)
    same_number_of_queries(stranger, reverse("audit-measures"), lambda: factories.estimate())
