"""Which forces are compared: the address holds the choice, and nothing of it is dropped in silence."""

import pytest
from django.test import Client

from tests import factories
from tests.audits.compare.reading import address, problems
from tests.reading import page, words

pytestmark = pytest.mark.django_db
NAMES = ["Ayshire", "Beeshire", "Ceeshire", "Deeshire", "Eeshire", "Effshire"]


@pytest.fixture(autouse=True)
def six_forces() -> None:
    """Five forces in the South West, the last in Wales."""
    for name in NAMES[:-1]:
        factories.force(name)
    factories.force(NAMES[-1], region="Wales")


def heading(client: Client, url: str) -> str:
    """The page's heading."""
    return words(page(client, url).xpath("//h1")[0])


def boxes(client: Client, url: str) -> dict[str, bool]:
    """The boxes of the form, and whether each is ticked."""
    found = page(client, url).xpath("//input[@name='force']")
    return {box.get("value"): box.get("checked") is not None for box in found}


def test_none_shows_the_form_and_how_to_use_it(stranger: Client) -> None:
    tree = page(stranger, "/compare/")
    assert words(tree.xpath("//h1")[0]) == "Compare forces"
    assert "No force is chosen yet" in words(tree)
    assert boxes(stranger, "/compare/") == dict.fromkeys(map(str.lower, NAMES), False)
    assert not tree.xpath("//main//table")
    (form,) = tree.xpath("//form[@id='choice']")
    assert form.get("method") == "get"
    assert form.get("action") == "/compare/"


def test_one_is_shown_with_the_way_to_add_another(stranger: Client) -> None:
    tree = page(stranger, address("beeshire"))
    assert words(tree.xpath("//h1")[0]) == "Compare Beeshire"
    assert tree.xpath("//a[.='Add another force']/@href") == ["#choice"]
    assert tree.xpath("//table")
    assert tree.xpath("//details[contains(@class, 'compare-form')]/@open")


def test_the_order_is_that_of_the_address(stranger: Client) -> None:
    tree = page(stranger, address("ceeshire", "ayshire"))
    assert words(tree.xpath("//h1")[0]) == "Compare Ceeshire and Ayshire"
    for table in tree.xpath("//main//table"):
        assert [words(head) for head in table.xpath(".//thead//th")] == ["What", "Ceeshire", "Ayshire"]
    assert not problems(stranger, address("ceeshire", "ayshire"))


def test_the_same_twice_counts_once(stranger: Client) -> None:
    url = address("ayshire", "ayshire", "beeshire", "ayshire", "ceeshire", "deeshire")
    assert heading(stranger, url) == "Compare Ayshire, Beeshire, Ceeshire and Deeshire"
    assert not problems(stranger, url)


def test_five_say_which_four_are_shown_and_keep_all_ticked(stranger: Client) -> None:
    url = address(*map(str.lower, NAMES[:5]))
    assert heading(stranger, url) == "Compare Ayshire, Beeshire, Ceeshire and Deeshire"
    (said,) = problems(stranger, url)
    assert said == (
        "Choose 4 forces at most. You chose 5: Ayshire, Beeshire, Ceeshire and Deeshire are shown, Eeshire not."
    )
    assert sum(boxes(stranger, url).values()) == 5
    assert words(page(stranger, url).xpath("//title")[0]).startswith("Error: ")


@pytest.mark.parametrize("word", ["zzz", "%00", "%00zzz", "<b>zzz", "a" * 5000, "../../etc", "1 or 1=1"])
def test_what_is_no_force_is_said_and_the_rest_shown(stranger: Client, word: str) -> None:
    url = address("ayshire", word)
    assert heading(stranger, url) == "Compare Ayshire"
    said = problems(stranger, url)
    assert len(said) == (0 if word == "%00" else 1)
    assert all("is not a force in the record" in one and len(one) < 150 for one in said)


def test_a_choice_with_a_problem_gives_no_file(stranger: Client) -> None:
    response = stranger.get(address("ayshire", "zzz", format="csv"))
    assert response.status_code == 400
    assert "“zzz” is not a force in the record" in response.content.decode()
    assert stranger.get("/compare/?format=csv").status_code == 200
    assert stranger.get(address("ayshire", format="nonsense")).status_code == 200


def test_a_region_shortens_the_list_but_keeps_what_is_chosen(stranger: Client) -> None:
    url = address("beeshire", region="Wales")
    assert boxes(stranger, url) == {"beeshire": True, "effshire": False}
    assert heading(stranger, url) == "Compare Beeshire"
    assert page(stranger, url).xpath("//option[@selected]/@value") == ["Wales"]


def test_an_unknown_region_is_said(stranger: Client) -> None:
    url = address("beeshire", region="Atlantis")
    assert problems(stranger, url) == ["“Atlantis” is not a region. The list shows the forces of all regions."]
    assert len(boxes(stranger, url)) == 6


def test_a_force_is_taken_out_by_a_link(stranger: Client) -> None:
    hrefs = page(stranger, address("ayshire", "beeshire", region="Wales")).xpath("//a[@class='chip']/@href")
    assert hrefs == ["?force=beeshire&region=Wales", "?force=ayshire&region=Wales"]


def test_the_page_of_a_force_leads_here(stranger: Client) -> None:
    links = page(stranger, "/forces/ayshire/").xpath("//main//a/@href")
    assert "/compare/?force=ayshire" in links
    assert "/forces/ayshire/stop-and-search/" in links
