"""The addresses of inspections."""

from django.urls import path

from peel.inspections import views

urlpatterns = [
    path("inspections/", views.inspections, name="inspections"),
    path("inspections/<slug:slug>/", views.inspection, name="inspection"),
]
