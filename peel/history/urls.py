"""The addresses of history."""

from django.urls import path

from peel.history import views

urlpatterns = [
    path("history/<slug:kind>/<int:pk>/", views.history, name="history"),
]
