"""Published claims worked out again; and, for those who inspect, where claim and arithmetic differ."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from audits.claims.queries import Claims
from audits.claims.queries import claims as all_claims
from audits.claims.tables import ClaimTable
from peel.record.permissions import Permission, can

OUTCOMES = {
    "differs": ("Claim and arithmetic differ", False),
    "cannot": ("Cannot be checked from the record", True),
    "agrees": ("Claim and arithmetic agree", True),
}


def claims(request: HttpRequest) -> HttpResponse:
    """Every claim that can be worked out again."""
    found = all_claims(request.user)
    context = {
        "claims": found,
        "groups": groups(found),
        "may_see_differences": can(request.user, Permission.SEE_DIFFERENCES),
        "trail": [("Audits", reverse("audits")), ("Published claims", "")],
    }
    return render(request, "claims/claims.html", context)


def groups(found: Claims) -> list[tuple[str, str, ClaimTable, bool]]:
    """The claims by outcome, what needs a look first: heading, id, table, and whether it is folded."""
    tables = []
    for outcome, (heading, is_folded) in OUTCOMES.items():
        rows = found.of(outcome)
        if rows:
            title = f"{heading} ({len(rows)})"
            tables.append((title, outcome, ClaimTable(rows, caption=title), is_folded))
    return tables


def differences(request: HttpRequest) -> HttpResponse:
    """The claims that our arithmetic does not bear out."""
    if not can(request.user, Permission.SEE_DIFFERENCES):
        raise Http404("Only those who inspect see where a claim and our arithmetic differ.")
    found = all_claims(request.user)
    context = {
        "claims": found,
        "table": ClaimTable(found.differences, caption="Claims that our arithmetic does not bear out"),
        "trail": [
            ("Audits", reverse("audits")),
            ("Published claims", reverse("audit-claims")),
            ("Differences", ""),
        ],
    }
    return render(request, "claims/differences.html", context)
