"""The addresses of findings."""

from django.urls import path

from peel.findings import figure_views, views

urlpatterns = [
    path("findings/", views.findings, name="findings"),
    path("findings/<id:public_id>/", views.finding, name="finding"),
    path("figures/", figure_views.figures, name="figures"),
]
