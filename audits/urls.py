"""The addresses of the audits."""

from django.urls import path

from . import views

urlpatterns = [
    path("audits/", views.audits, name="audits"),
    path("audits/not-loaded/", views.not_loaded, name="audits-not-loaded"),
    path("audits/<slug:slug>/", views.audit, name="audit"),
]
