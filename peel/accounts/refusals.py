"""What people were refused is in the log of access."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from peel.accounts.sign_in.log import note

LONGEST = 200
REFUSED = {403: "refused", 404: "not shown", 429: "too many requests"}


def noted(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Note refusals; a stranger's wrong address is no news."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        what = REFUSED.get(response.status_code)
        if what and (response.status_code != 404 or request.user.is_authenticated):
            note(what, request, path=request.path[:LONGEST], method=request.method)
        return response

    return middleware
