"""What each role is shown in each state: accessible, whatever there is to show and whatever went wrong."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import resolve
from playwright.sync_api import Browser

from tests.browser.faults import AXE, faults, faults_of_focus, faults_when_spaced
from tests.browser.pages import PAGES_OF_AN_ADMIN
from tests.browser.server import database
from tests.browser.states import INSPECTOR, PEOPLE, STAFF, STATES, STRANGER, Stop
from tests.browser.test_account import sign_in
from tests.browser.visits import Visit, visit

FORM = "main form[method=post]"

type Person = Callable[[str], Visit]


@pytest.fixture(scope="module")
def made(site: str, environment: dict[str, str]) -> dict[str, str]:
    """The addresses of what stands in other states than the published record, by name."""
    return json.loads(database("states", environment))


@pytest.fixture(scope="module")
def person(browser: Browser, site: str, made: dict[str, str]) -> Iterator[Person]:
    """Somebody of a role, signed in once, at a browser of their own."""
    opened = {}

    def at(who: str) -> Visit:
        if who not in opened:
            context = visit(browser, site)
            visitor = context.__enter__()
            visitor.page.add_init_script(path=AXE)
            opened[who] = context, visitor
            if who in PEOPLE:
                sign_in(visitor, PEOPLE[who].partition("@")[0])
        return opened[who][1]

    yield at
    for context, _ in opened.values():
        context.__exit__(None, None, None)


def address(stop: Stop, made: dict[str, str]) -> str:
    """Where a stop is."""
    return stop.where if stop.where.startswith("/") else made[stop.where]


def arrive(visitor: Visit, stop: Stop, made: dict[str, str]) -> None:
    """Open a page, and send its form with nothing filled in where that is asked for."""
    page = visitor.page
    response = page.goto(f"{visitor.site}{address(stop, made)}")
    assert response is not None
    assert response.status == stop.status, f"{stop.where} answers {response.status}"
    if stop.is_sent_empty:
        with page.expect_navigation():
            page.locator(f"{FORM} button.govuk-button:not(.govuk-button--secondary)").first.click()
        assert page.title().startswith("Error: "), stop.where
        assert page.locator(".govuk-error-summary a").count(), stop.where


CASES = [(who, stop) for who, each in STATES.items() for stop in each]


@pytest.mark.parametrize(("who", "stop"), CASES, ids=[f"{who}: {stop.where}" for who, stop in CASES])
def test_has_no_fault(person: Person, made: dict[str, str], who: str, stop: Stop) -> None:
    visitor = person(who)
    arrive(visitor, stop, made)
    assert all_faults(visitor) == []


def test_a_form_without_its_token_has_no_fault(person: Person) -> None:
    visitor = person(STRANGER)
    page = visitor.go("/account/reset-password/")
    page.context.clear_cookies()
    with page.expect_response(lambda response: response.request.method == "POST") as answered:
        page.locator(f"{FORM} button.govuk-button").first.click()
    assert answered.value.status == 403
    assert all_faults(visitor) == []


def all_faults(visitor: Visit) -> list[Any]:
    """What is wrong with the page on a phone, on a desk, spaced more widely, and by keyboard at 400 percent."""
    found: list[Any] = []
    for width in (320, 1280):
        visitor.widen(width)
        found += [(width, fault) for fault in faults(visitor.page) + faults_when_spaced(visitor.page)]
    visitor.page.set_viewport_size({"width": 320, "height": 256})
    return found + [("focus", fault) for fault in faults_of_focus(visitor.page)]


def names(who: str, made: dict[str, str]) -> set[str | None]:
    """The names of the addresses that somebody of a role visits."""
    paths = (address(stop, made).partition("?")[0] for stop in STATES[who] if stop.status == 200)
    return {resolve(path).url_name for path in paths}


@pytest.mark.parametrize("who", [INSPECTOR, STAFF])
def test_a_role_visits_what_it_may_open_and_strangers_may_not(
    person: Person, made: dict[str, str], who: str
) -> None:
    """Of the pages that only admins visit none opens."""
    visited = names(who, made)
    assert len(visited) > 20
    unvisited = {name: each for name, each in PAGES_OF_AN_ADMIN.items() if name not in visited}
    assert unvisited
    visitor = person(who)
    get = visitor.page.context.request.get
    assert [name for name, each in unvisited.items() if get(f"{visitor.site}{each}", max_redirects=0).ok] == []
