"""The addresses of home."""

from django.urls import path

from peel.home import views

urlpatterns = [
    path("", views.home, name="home"),
]
