"""The addresses of my force."""

from django.urls import path

from peel.my_force import views

urlpatterns = [
    path("my-force/", views.my_force, name="my-force"),
]
