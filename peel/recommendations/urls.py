"""The addresses of recommendations."""

from django.urls import path

from peel.recommendations import views

urlpatterns = [
    path("recommendations/", views.recommendations, name="recommendations"),
]
