"""The addresses of coverage."""

from django.urls import path

from audits.coverage import views

urlpatterns = [
    path("coverage/", views.coverage, name="coverage"),
]
