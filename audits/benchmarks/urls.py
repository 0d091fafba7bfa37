"""The addresses of benchmarks."""

from django.urls import path

from audits.benchmarks import views

urlpatterns = [
    path("benchmarks/", views.benchmarks, name="benchmarks"),
    path("benchmarks/<slug:slug>/", views.benchmark, name="benchmark"),
]
