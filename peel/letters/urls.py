"""The addresses of letters."""

from django.urls import path

from peel.letters import views

urlpatterns = [
    path("letters/", views.letters, name="letters"),
    path("letters/<slug:slug>/", views.letter, name="letter"),
]
