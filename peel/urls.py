"""Every address below peel: each room has its own."""

from django.urls import include, path, register_converter

from peel.record.models.public_id import PublicIdConverter

register_converter(PublicIdConverter, "id")

ROOMS = (
    "about",
    "accounts",
    "areas",
    "board_packs",
    "causes",
    "changes",
    "consultation",
    "data_quality",
    "documents",
    "entry",
    "findings",
    "forces",
    "grades",
    "history",
    "home",
    "inspections",
    "letters",
    "my_force",
    "publications",
    "recommendations",
    "redirects",
    "review",
)

urlpatterns = [path("", include(f"peel.{room}.urls")) for room in ROOMS]
