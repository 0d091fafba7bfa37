"""Signing in in a browser: by keyboard alone, with an app's code, with a recovery code, with a passkey."""

from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Browser, Page, expect

from peel.seed.demo_people import PASSWORD
from tests.browser.faults import AXE, faults
from tests.browser.keyboard import follow, tab_to
from tests.browser.pages import PAGES_OF_AN_ADMIN
from tests.browser.server import database
from tests.browser.visits import Visit, sign_in, visit

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Visit]:
    """Somebody at a browser that knows the site by name: passkeys belong to names, not to numbers."""
    with visit(browser, site.replace("127.0.0.1", "localhost")) as visitor:
        yield visitor


def prove(page: Page) -> None:
    """Give the password once more."""
    expect(page.locator("h1")).to_have_text("Confirm that it is you")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()


def sign_out(page: Page) -> None:
    """By the button on every page."""
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()


def code_of(key: str, steps: int) -> str:
    """The code that an app shows now, or half a minute before (-1) or after (1): a code works once."""
    return format_hotp_value(hotp_value(key, [*yield_hotp_counters_from_time()][1] + steps))


def test_by_keyboard_alone(visitor: Visit) -> None:
    page = visitor.go("/letters/")
    follow(page, "Sign in")
    tab_to(page, id="id_login")
    page.keyboard.type("hertfordshire@demo.example")
    page.keyboard.press("Tab")
    page.keyboard.type("wrong")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.title().startswith("Error: ")
    tab_to(page, "The e-mail address or the password is wrong")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_login"
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == f"{visitor.site}/letters/"
    expect(page.locator(".person")).to_contain_text("Force staff, Hertfordshire")
    follow(page, "Your account")
    tab_to(page, "Sign out")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("You are signed out.")).to_be_visible()


@pytest.fixture
def _factors(environment: dict[str, str]) -> Iterator[None]:
    """Second factors that nobody has afterwards: other tests sign in without."""
    yield
    database("forget", environment)


@pytest.mark.usefixtures("_factors")
def test_with_an_app_and_with_a_recovery_code(visitor: Visit) -> None:
    page = sign_in(visitor, "inspector")
    visitor.go("/account/second-factor/totp/activate/")
    prove(page)
    key = page.locator("code.key").inner_text()
    assert page.locator("img.qr").evaluate("image => image.complete && image.naturalWidth > 0")
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Set up").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("This code is wrong")
    assert page.locator("code.key").inner_text() == key
    page.get_by_label("Code").fill(code_of(key, -1))
    page.get_by_role("button", name="Set up").click()
    codes = page.locator(".codes li").all_inner_texts()
    assert len(codes) == 10
    for code in (code_of(key, 1), codes[0]):
        sign_out(page)
        sign_in(visitor, "inspector")
        expect(page.locator("h1")).to_have_text("Second factor")
        page.get_by_label("Code").fill(code)
        page.get_by_role("button", name="Continue").click()
        expect(page.locator(".person")).to_contain_text("inspector@demo.example")


@pytest.mark.usefixtures("_factors")
def test_with_a_passkey(visitor: Visit) -> None:
    device = visitor.page.context.new_cdp_session(visitor.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page = sign_in(visitor, "second-admin")
    visitor.go("/account/second-factor/webauthn/add/")
    prove(page)
    page.get_by_label("Name of the passkey").fill("Work laptop")
    page.get_by_role("button", name="Set up").click()
    expect(page.locator("h1")).to_have_text("Recovery codes")
    visitor.go("/account/second-factor/webauthn/")
    expect(page.locator("main")).to_contain_text("Work laptop")
    sign_out(page)
    sign_in(visitor, "second-admin")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator(".person")).to_contain_text("second-admin@demo.example")
    assert visitor.complaints == []


def test_pages_of_an_admin_fit_and_axe_finds_no_fault(visitor: Visit) -> None:
    sign_in(visitor, "admin")
    visitor.page.add_init_script(path=AXE)
    for address in PAGES_OF_AN_ADMIN.values():
        for width in (320, 1280):
            page = visitor.go(address)
            visitor.widen(width)
            assert faults(page) == [], address
            assert visitor.complaints == [], address


def test_who_is_about_to_be_signed_out_can_stay_without_leaving_the_page(visitor: Visit) -> None:
    page = visitor.page
    page.clock.install()
    sign_in(visitor, "kent")
    visitor.go("/account/password/")
    page.get_by_label("Password now").fill("half typed")
    page.clock.fast_forward("24:00")
    expect(page.get_by_role("button", name="Stay signed in")).to_have_count(0)
    page.clock.fast_forward("02:00")
    line = page.locator(".session-end")
    expect(line).to_be_in_viewport()
    expect(line).to_have_attribute("role", "alert")
    with page.expect_response("**/account/"):
        page.get_by_role("button", name="Stay signed in").click()
    expect(page.get_by_label("Password now")).to_have_value("half typed")
    assert visitor.complaints == []
