"""Each given document for its trap, as its index names it."""

from datetime import date

import pytest

WILTSHIRE = "02_letter_wiltshire_2022-12.txt"
STAFFORDSHIRE_LETTER = "04_letter_staffordshire_2024-05.txt"
NOTTINGHAMSHIRE = "06_letter_nottinghamshire_2025-04.txt"
DEVON_LETTER = "09_letter_devon_cornwall_2024-09.txt"
STAFFORDSHIRE_CAUSE = "11_acoc_staffordshire_2022-03.txt"
DYFED_POWYS = "13_acoc_dyfed_powys_2021-05.txt"
LEICESTERSHIRE = "14_cdi_leicestershire_2017.txt"
MERSEYSIDE = "16_cdi_merseyside_2018.txt"
CITY = "20_cdi_city_of_london_2019.txt"
DEVON_AUDIT = "21_cdi_devon_cornwall_2018.txt"
GLOUCESTERSHIRE = "26_peel_gloucestershire_2021-22.txt"
MANCHESTER = "28_peel_greater_manchester_2021-22.txt"
GWENT = "29_peel_gwent_2023-25.txt"
STAFFORDSHIRE_2018 = "31_peel_2018_staffordshire.txt"

KINDS = {
    WILTSHIRE: ("revisit_letter", "wiltshire", None),
    STAFFORDSHIRE_LETTER: ("revisit_letter", "staffordshire", None),
    NOTTINGHAMSHIRE: ("revisit_letter", "nottinghamshire", "2023-25"),
    DEVON_LETTER: ("closure_letter", "devon-and-cornwall", "2021-22"),
    STAFFORDSHIRE_CAUSE: ("causes_of_concern", "staffordshire", None),
    DYFED_POWYS: ("causes_of_concern", "dyfed-powys", None),
    LEICESTERSHIRE: ("crime_data_audit", "leicestershire", None),
    MERSEYSIDE: ("crime_data_audit", "merseyside", None),
    CITY: ("crime_data_audit", "city-of-london", None),
    DEVON_AUDIT: ("crime_data_audit", "devon-and-cornwall", None),
    GLOUCESTERSHIRE: ("inspection_report", "gloucestershire", "2021-22"),
    MANCHESTER: ("inspection_report", "greater-manchester", "2021-22"),
    GWENT: ("inspection_report", "gwent", "2023-25"),
    STAFFORDSHIRE_2018: ("inspection_report", "staffordshire", "2018-19"),
}


def codes(draft):
    return {problem.code for problem in draft.problems}


@pytest.mark.parametrize("name", KINDS)
def test_kind_force_and_cycle(published, name):
    draft = published(name)
    assert (draft.kind, draft.force.slug, draft.cycle) == KINDS[name]
    assert draft.is_retold
    assert draft.address.startswith("http")


def test_labels_with_colons_and_mixed_progress(published):
    draft = published(WILTSHIRE)
    assert draft.published_on == draft.sent_on == date(2022, 12, 20)
    assert draft.letter.sender.name == "Wendy Williams"
    assert (draft.letter.to[0].name, draft.letter.to[0].rank) == ("Kier Pritchard", "Chief Constable")
    assert [cause.status for cause in draft.causes_of_concern] == ["unknown"] * 3
    assert {90, 60} <= {figure.value for figure in draft.figures}
    assert "text-cut-off" in codes(draft)


def test_accelerated_causes_closed_and_the_force_back_in_scan(published):
    draft = published(STAFFORDSHIRE_LETTER)
    assert [(cause.status, cause.accelerated) for cause in draft.causes_of_concern] == [("closed", True)] * 2
    events = {(event.stage, event.event, event.on) for event in draft.monitoring}
    assert ("engage", "entered", date(2022, 7, 6)) in events
    assert ("scan", "entered", date(2024, 5, 21)) in events
    assert draft.letter.cc[0].rank == "Police, Fire and Crime Commissioner"


def test_no_copy_and_recommendations_that_stop_midway(published):
    draft = published(NOTTINGHAMSHIRE)
    assert draft.letter.cc == ()
    (cause,) = draft.causes_of_concern
    assert (cause.accelerated, cause.topic) == (True, "investigations")
    assert [item.deadline.months for item in cause.recommendations] == [0, 0, 0, 0]
    assert {"causes-of-concern-missing", "recommendations-missing", "text-cut-off"} <= codes(draft)


def test_published_after_it_was_sent_and_one_cause_closed_of_several(published):
    draft = published(DEVON_LETTER)
    assert (draft.published_on, draft.sent_on) == (date(2024, 9, 27), date(2024, 9, 26))
    assert draft.letter.to[0].rank == "Acting Chief Constable"
    assert [(cause.status, cause.topic) for cause in draft.causes_of_concern] == [
        ("closed", "responding to the public")
    ]
    assert [(event.stage, event.event, event.on) for event in draft.monitoring] == [
        ("engage", "entered", date(2022, 10, 14))
    ]


def test_a_definition_before_the_cause_is_not_the_cause(published):
    draft = published(STAFFORDSHIRE_CAUSE)
    (cause,) = draft.causes_of_concern
    assert (cause.status, cause.accelerated) == ("open", True)
    assert cause.title.startswith("The force needs to improve how it identifies")
    assert [item.deadline.months for item in cause.recommendations] == [3, 3, 3]
    assert 130 in {figure.value for figure in draft.figures}


def test_estimates_without_an_interval(published):
    draft = published(DYFED_POWYS)
    assert [(e.subject, e.value, e.margin) for e in draft.estimates] == [
        ("all-reported-crime", 87.6, None),
        ("violent-offences", 85.4, None),
    ]
    assert [(c.title, c.accelerated) for c in draft.causes_of_concern] == [("crime data integrity", True)]
    assert 4400 in {figure.value for figure in draft.figures}
    assert "estimate-without-margin" in codes(draft)


def test_the_share_that_goes_unrecorded_is_no_recording_rate(published):
    draft = published(LEICESTERSHIRE)
    assert [(e.subject, e.value, e.margin) for e in draft.estimates] == [
        ("all-reported-crime", 75.8, 1.94),
        ("violent-offences", 65.8, 3.25),
    ]
    assert 24.2 in {figure.value for figure in draft.figures}
    assert [judgment.grade for judgment in draft.judgments] == ["inadequate"]


def test_the_first_of_two_grade_lines_is_the_new_one(published):
    draft = published(MERSEYSIDE)
    assert [(judgment.area, judgment.grade) for judgment in draft.judgments] == [
        ("Revised overall judgment", "good")
    ]
    assert "old-judgment-repeated" in codes(draft)


def test_records_n_percent_of_crimes_reported_to_it(published):
    draft = published(CITY)
    (estimate,) = draft.estimates
    assert (estimate.subject, estimate.value, estimate.margin) == ("all-reported-crime", 93.8, 1.82)
    assert estimate.sample == "1 June to 30 November 2018"
    assert 400 in {figure.value for figure in draft.figures}


def test_a_grade_without_an_overall_estimate(published):
    draft = published(DEVON_AUDIT)
    assert [judgment.grade for judgment in draft.judgments] == ["inadequate"]
    assert (draft.estimates, draft.counts) == ((), ())


def test_two_areas_named_without_a_grade(published):
    draft = published(GLOUCESTERSHIRE)
    assert [judgment.is_graded for judgment in draft.judgments] == [False, False]
    assert "strategic policing requirement" in draft.judgments[0].area
    assert "grade-list-missing" in codes(draft)
    assert draft.counts == ()


def test_a_force_named_without_its_suffix(published):
    draft = published(MANCHESTER)
    assert draft.force.name == "Greater Manchester Police"
    assert {"grade-list-missing", "text-cut-off"} <= codes(draft)


def test_the_welsh_context_is_no_area(published):
    assert [judgment.is_graded for judgment in published(GWENT).judgments] == [False]
    assert published(GWENT).findings == ()


def test_a_grade_carried_over_and_a_list_item_that_is_an_area_for_improvement(published):
    draft = published(STAFFORDSHIRE_2018)
    assert draft.published_on == date(2020, 1, 20)
    assert [(judgment.grade, judgment.carried_from) for judgment in draft.judgments] == [
        ("good", None),
        (None, "2017"),
    ]
    (area,) = draft.areas_for_improvement
    assert area.title.startswith("The force should")
    assert "grade-missing" in codes(draft)
