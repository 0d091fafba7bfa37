"""Who signs a report, and the days on which the force was inspected."""

from datetime import date

import pytest

from peel.reader.read import read

REPORT = (
    "PEEL 2023–25: An inspection of Kent Police\nOverall summary\n{}\nInvestigating crime\n"
    "Kent Police is good at investigating crime.\nMain findings\nA finding\nSo it is.\n"
)


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("We inspected Kent Police between 3 March and 28 April 2022.", date(2022, 3, 3), date(2022, 4, 28)),
        (
            "Our inspection took place between 6 November 2023 and 2 February 2024.",
            date(2023, 11, 6),
            date(2024, 2, 2),
        ),
        ("Our fieldwork ran from 4 to 22 March 2024.", date(2024, 3, 4), date(2024, 3, 22)),
        ("Our inspection took place between June 2023 and August 2023.", None, None),
        ("We inspected 80 files of crimes recorded between 1 May 2023 and 30 June 2023.", None, None),
        ("It met the public between 3 March and 28 April 2022.", None, None),
    ],
)
def test_fieldwork(sentence, first, last):
    draft = read(REPORT.format(sentence).encode())
    assert (draft.fieldwork_from, draft.fieldwork_until) == (first, last)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("It did well.\nAda Marsh OBE\nHM Inspector of Constabulary", "Ada Marsh OBE"),
        ("It did well.\nAda O’Marsh\nHis Majesty’s Inspector of Constabulary", "Ada O’Marsh"),
        ("HM Inspector: Ada Marsh", "Ada Marsh"),
        ("HM Inspector’s summary\nIt did well.", None),
    ],
)
def test_inspector(lines, name):
    draft = read(REPORT.format(lines).encode())
    assert draft.hm_inspector == name
    assert draft.as_json()["hm_inspector"] == name


def test_a_revisit_letter_gives_its_fieldwork():
    letter = (
        "Kent Police: PEEL cause of concern revisit letter\nFrom\nAda Marsh\nHM Inspector of Constabulary\nTo\n"
        "Tim Hill\nChief Constable\nKent Police\nSent on\n3 June 2024\nRevisit\n"
        "We carried out our revisit from 8 April to 12 April 2024.\n"
    )
    found = read(letter.encode()).as_json()
    assert (found["fieldwork_from"], found["fieldwork_until"]) == ("2024-04-08", "2024-04-12")
