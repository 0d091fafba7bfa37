"""The addresses of grades."""

from django.urls import path

from peel.grades import views

urlpatterns = [
    path("grades/", views.grades, name="grades"),
]
