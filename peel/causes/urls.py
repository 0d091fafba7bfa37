"""The addresses of causes."""

from django.urls import path

from peel.causes import views

urlpatterns = [
    path("causes/", views.causes, name="causes"),
    path("causes/<slug:slug>/", views.cause, name="cause"),
]
