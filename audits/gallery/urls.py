"""The addresses of gallery."""

from django.urls import path

from audits.gallery import views

urlpatterns = [
    path("components/", views.components, name="components"),
    path("components/errors/<int:status>/", views.error, name="component-error"),
]
