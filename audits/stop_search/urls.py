"""The addresses of stop search."""

from django.urls import path

from audits.stop_search import views

urlpatterns = [
    path("forces/<slug:slug>/stop-and-search/", views.stop_and_search, name="stop-and-search"),
]
