"""The room's addresses, and what its forms are sent."""

from typing import Any

from django.test import Client
from django.urls import reverse
from lxml import html

from peel.record.models import Publication, Remark


def room(report: Publication) -> str:
    """The room itself."""
    return reverse("room", args=[report.slug])


def addresses(report: Publication, comment: Remark) -> dict[str, str]:
    """Every page of the room, by its name."""
    slug, public_id, passage = report.slug, comment.public_id, comment.passage
    return {
        "room": room(report),
        "room-comment": reverse("room-comment", args=[slug]),
        "room-comment-on": reverse("room-comment-on", args=[slug, passage.document_id, passage.number]),
        "room-change": reverse("room-change", args=[slug, public_id]),
        "room-withdraw": reverse("room-withdraw", args=[slug, public_id]),
        "room-answer": reverse("room-answer", args=[slug, public_id]),
        "room-submit": reverse("room-submit", args=[slug]),
        "room-give": reverse("room-give", args=[slug]),
        "room-reopen": reverse("room-reopen", args=[slug]),
    }


def page(response: Any) -> Any:
    """The page as a tree."""
    return html.fromstring(response.content)


def words(response: Any) -> str:
    """The words of the page's main part."""
    return " ".join(page(response).xpath("//main")[0].text_content().split())


def hidden(client: Client, address: str) -> dict[str, str]:
    """The hidden fields of a page's form, but for the token."""
    found = page(client.get(address)).xpath("//main//input[@type='hidden']")
    return {field.get("name"): field.get("value") for field in found if field.get("name") != "csrfmiddlewaretoken"}


def errors(response: Any) -> list[str]:
    """The errors in the summary at the top; each link leads to a field that is there."""
    tree = page(response)
    assert tree.findtext(".//title").startswith("Error: ")
    for target in tree.xpath("//*[contains(@class, 'govuk-error-summary')]//a/@href"):
        assert tree.xpath(f"//*[@id='{target.removeprefix('#')}']"), f"{target} is no field"
    return [li.text_content().strip() for li in tree.xpath("//*[contains(@class, 'error-summary__list')]/li")]
