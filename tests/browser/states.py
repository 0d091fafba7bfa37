"""What each role is shown, in which state; rows that are made for it are named by what they are.

An address that does not begin with a slash is the name of one that tests/browser/make_states.py made.
"""

from dataclasses import dataclass

from tests.browser.pages import CAUSE

STRANGER, INSPECTOR, STAFF, ADMIN = "stranger", "inspector", "force-staff", "admin"
PEOPLE = {who: f"walks-as-{who}@demo.example" for who in (INSPECTOR, STAFF, ADMIN)}
# A form that shows what was kept among its fields, and one that has a page between.
KEPT_AT = ["/entry/audits/new/", f"/entry/causes/{CAUSE}/notes/"]


@dataclass(frozen=True)
class Stop:
    """A page, or what follows when the button of its form is pressed with nothing filled in."""

    where: str
    status: int = 200
    is_sent_empty: bool = False


def stops(*where: str, status: int = 200) -> list[Stop]:
    """Pages as they open."""
    return [Stop(each, status) for each in where]


def sent_empty(*where: str) -> list[Stop]:
    """Forms that come back with their errors."""
    return [Stop(each, is_sent_empty=True) for each in where]


def of(state: str, *names: str) -> list[str]:
    """The pages of the rows that stand there."""
    return [f"{state} {name}" for name in names]


def room(step: str, *names: str) -> list[str]:
    """Pages of the room of a draft that has come as far as this."""
    return [f"{name} {step}" for name in names]


WITH_FILTERS = [
    "/inspections/",
    "/causes/",
    "/recommendations/",
    "/findings/",
    "/figures/",
    "/letters/",
    "/documents/",
    "/audits/",
]
OTHER_LISTS = ["/", "/forces/", "/areas/", "/cycles/", "/audits/measures/", "/audits/claims/", "/benchmarks/"]
LISTS = WITH_FILTERS + OTHER_LISTS
OF_KENT = ["/forces/kent/", "/audits/forces/kent/", "/forces/kent/stop-and-search/", "/compare/?force=kent"]
ROWS = ["publication", "inspection", "finding", "cause", "letter", "document", "audit", "audit-pair"]
ONCE = [f"{name} 0" for name in ROWS]
ACCOUNT = [
    "/account/",
    "/account/sign-out/",
    "/account/password/",
    "/account/confirm/",
    "/account/sessions/",
    "/account/second-factor/",
]
FORMS = [
    "/entry/inspections/new/?force=kent&framework=2023-25",
    "/entry/causes/new/?force=kent",
    "/entry/letters/new/?force=kent",
    "/entry/documents/new/",
    "/people/invite/",
    "/account/password/",
]

STEPS = ["open", "commented", "submitted", "answered", "reopened"]
STATES = {
    STRANGER: [
        *stops(*of("withdrawn", "publication 0", "publication 1", "inspection 0", "letter 0"), status=410),
        *stops(*of("draft", "publication 0", "cause 0"), status=404),
        *stops(*(f"{each}?force=nowhere" for each in WITH_FILTERS)),
        *stops(*(f"{each}?force=city-of-london" for each in WITH_FILTERS)),
        *stops("/findings/?page=999"),
        *stops("/fails/", status=500),
        *sent_empty("/account/sign-in/", "/account/reset-password/"),
    ],
    INSPECTOR: [
        *stops(*LISTS, *OF_KENT, "/areas/2023-25/recording-crime/", "/benchmarks/police_officers_fte/?force=kent"),
        *stops(*of("draft", *ONCE, "cause 1", "room 0", "history 0")),
        *stops(*of("draft", "publication-state 0", "publication-preview 0")),
        *stops(*of("with-force", *ONCE, "publication-state 0")),
        *stops(*of("set-for-a-time", "publication 0", "inspection 0", "letter 0", "publication-state 0")),
        *stops(*of("withdrawn", "publication 0", "inspection 0", "letter 0", "cause 0", "publication-state 0")),
        *stops(*(f"room {step}" for step in STEPS if step != "commented")),
        *stops(*room("submitted", "room-answer", "room-give"), *room("answered", "room-reopen")),
        *stops("/publications/", "/audits/claims/differences/", "/audits/not-loaded/", "/checks/"),
        *stops("/about/", "/accessibility/", "/audits/measures/all-reported-crime/", *ACCOUNT),
        *stops(f"/entry/causes/{CAUSE}/notes/"),
        *stops("/people/", "/entry/", status=404),
        *sent_empty(*room("submitted", "room-answer")),
    ],
    STAFF: [
        *stops("/my-force/", *OF_KENT, *LISTS, *ACCOUNT),
        *stops(*of("with-force", *ONCE)),
        *stops(*(f"room {step}" for step in STEPS)),
        *stops(*room("commented", "room-comment", "room-comment-on", "room-change")),
        *stops(*room("commented", "room-withdraw", "room-submit")),
        *stops(*of("draft", "publication 0"), status=404),
        *stops("/publications/", "/people/", status=404),
        *sent_empty(*room("commented", "room-comment", "room-comment-on")),
    ],
    ADMIN: [
        *stops("doubts", "doubts difference", "doubts proposal", "upload", "/entry/", "/people/", KEPT_AT[1]),
        *stops(KEPT_AT[0], status=422),
        *stops(*of("draft", "publication-step 0", "publication-step 2", "publication-state 0")),
        *stops(*of("with-force", "publication-step 1", "publication-step 2")),
        *stops("/nowhere/", status=404),
        *sent_empty(*FORMS, *of("draft", "publication-step 0")),
        *sent_empty("/publications/hertfordshire-letter-2025-07-11/state/withdraw/"),
    ],
}
