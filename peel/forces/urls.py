"""The addresses of forces."""

from django.urls import path

from peel.forces import views

urlpatterns = [
    path("forces/", views.forces, name="forces"),
    path("forces/<slug:slug>/", views.force, name="force"),
]
