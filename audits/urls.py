"""The addresses of the audits."""

from django.urls import path

from .views import audits

urlpatterns = [
    path("audits/", audits.audits, name="audits"),
    path("audits/not-loaded/", audits.not_loaded, name="audits-not-loaded"),
    path("audits/<slug:slug>/", audits.audit, name="audit"),
]
