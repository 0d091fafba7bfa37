"""The addresses of data quality."""

from django.urls import path

from peel.data_quality import views

urlpatterns = [
    path("checks/", views.checks, name="checks"),
]
