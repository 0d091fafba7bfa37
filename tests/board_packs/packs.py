"""Board packs as tests read them."""

from django.test import Client
from django.urls import reverse

from peel.record.models import Force
from tests.reading import page, words


def address(force: Force, on: str = "") -> str:
    """Where the pack of a day stands; of today without one."""
    return reverse("board-pack", args=[force.slug]) + (f"?on={on}" if on else "")


def text(client: Client, force: Force, on: str = "") -> str:
    """The main part of the pack as words."""
    return words(page(client, address(force, on)).xpath("//main")[0])


def numbers(client: Client, force: Force, on: str = "") -> list[str]:
    """The four numbers at the top."""
    found = page(client, address(force, on)).xpath("//li[contains(@class, 'number')]/a")
    return [words(number) for number in found]


def part(client: Client, force: Force, heading: str, on: str = "") -> str:
    """All between the heading with that id and the next, as words."""
    title = page(client, address(force, on)).xpath(f"//h2[@id='{heading}']")[0]
    found = []
    for element in title.itersiblings():
        if element.tag == "h2":
            break
        found.append(words(element))
    return " ".join(found)


def csv(client: Client, force: Force, on: str) -> list[str]:
    """The lines of the file."""
    return client.get(f"{address(force, on)}&format=csv").content.decode().splitlines()
