"""The addresses of compare."""

from django.urls import path

from audits.compare import views

urlpatterns = [
    path("compare/", views.compare, name="compare"),
]
