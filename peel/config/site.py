"""What every page's frame needs to know of this installation."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Of the frame: is this the demo, whom to ask, when the session ends, where to come back to."""
    # From the home page people begin where their role does.
    comes_back = request.method == "GET" and request.path != "/" and not request.path.startswith("/account/")
    return {
        "is_demo": settings.DEMO,
        "has_components": settings.COMPONENTS,
        "contact": settings.CONTACT,
        "is_mfa_required": settings.REQUIRE_MFA,
        "session_ends_at": getattr(request, "session_ends_at", None),
        "back_to": request.get_full_path() if comes_back else "",
    }
