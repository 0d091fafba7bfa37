"""The addresses of areas."""

from django.urls import path

from peel.areas import views

urlpatterns = [
    path("areas/", views.areas, name="areas"),
    path("areas/<slug:framework>/<slug:slug>/", views.area, name="area"),
    path("cycles/", views.cycles, name="cycles"),
]
