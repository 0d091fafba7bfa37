"""Every address of the site: the record, and the audits beside it."""

from django.urls import include, path

urlpatterns = [
    path("", include("peel.urls")),
    path("", include("audits.urls")),
]
