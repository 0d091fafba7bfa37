"""What every page's frame needs to know of this installation."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Template variables of the frame: is this the demo, and whom to ask."""
    return {"is_demo": settings.DEMO, "contact": settings.CONTACT}
