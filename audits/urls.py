"""Every address below audits: each room has its own."""

from django.urls import include, path

ROOMS = (
    "claims",
    "audits",
    "benchmarks",
    "compare",
    "coverage",
    "gallery",
    "stop_search",
)

urlpatterns = [path("", include(f"audits.{room}.urls")) for room in ROOMS]
