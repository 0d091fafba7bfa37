"""The addresses of the record."""

from django.urls import path

from peel.views import (
    about,
    area,
    cause,
    checks,
    document,
    figure,
    finding,
    force,
    home,
    inspection,
    letter,
    recommendation,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("forces/", force.forces, name="forces"),
    path("forces/<slug:slug>/", force.force, name="force"),
    path("inspections/", inspection.inspections, name="inspections"),
    path("inspections/<slug:slug>/", inspection.inspection, name="inspection"),
    path("areas/", area.areas, name="areas"),
    path("areas/<slug:framework>/<slug:slug>/", area.area, name="area"),
    path("cycles/", area.cycles, name="cycles"),
    path("causes/", cause.causes, name="causes"),
    path("causes/<slug:slug>/", cause.cause, name="cause"),
    path("recommendations/", recommendation.recommendations, name="recommendations"),
    path("findings/", finding.findings, name="findings"),
    path("findings/<int:pk>/", finding.finding, name="finding"),
    path("figures/", figure.figures, name="figures"),
    path("letters/", letter.letters, name="letters"),
    path("letters/<slug:slug>/", letter.letter, name="letter"),
    path("documents/", document.documents, name="documents"),
    path("documents/<int:pk>/", document.document, name="document"),
    path("publications/<slug:slug>/", document.publication, name="publication"),
    path("checks/", checks.checks, name="checks"),
    path("about/", about.about, name="about"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("healthz", about.healthz, name="healthz"),
    path("readyz", about.readyz, name="readyz"),
    path("robots.txt", about.robots, name="robots"),
    path(".well-known/security.txt", about.security, name="security"),
]
