"""How people sign in, and what they read when it goes wrong."""

from typing import Any

from django.test import Client
from lxml import html

SIGN_IN = "/account/sign-in/"
PASSWORD = "correct horse battery"


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: Any) -> Any:
    """Send the sign-in form."""
    return client.post(SIGN_IN, {"login": email, "password": password, **more})


def errors(response: Any) -> list[str]:
    """The errors in the summary at the top; each links to a field that is there."""
    page = html.fromstring(response.content)
    for target in page.xpath("//*[contains(@class, 'govuk-error-summary')]//a/@href"):
        assert page.xpath(f"//*[@id='{target.removeprefix('#')}']"), f"{target} is no field"
    assert page.findtext(".//title").startswith("Error: ")
    return [li.text_content().strip() for li in page.xpath("//*[contains(@class, 'error-summary__list')]/li")]


def words(response: Any) -> str:
    """The words of the page's main part."""
    main = html.fromstring(response.content).xpath("//main")[0]
    return " ".join(main.text_content().split())
