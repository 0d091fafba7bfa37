"""The addresses of publications."""

from django.urls import path

from peel.publications import page, views

urlpatterns = [
    path("publications/", views.publications, name="publications"),
    path("publications/<slug:slug>/", page.publication, name="publication"),
    path("publications/<slug:slug>/state/", views.state, name="publication-state"),
    path("publications/<slug:slug>/state/preview/", views.previewed, name="publication-preview"),
    path("publications/<slug:slug>/state/<slug:step>/", views.step, name="publication-step"),
]
