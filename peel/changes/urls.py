"""The addresses of changes."""

from django.urls import path

from peel.changes import views

urlpatterns = [
    path("changes/", views.changes, name="changes"),
    path("changes/feed/", views.feed, name="changes-feed"),
]
