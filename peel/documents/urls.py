"""The addresses of documents."""

from django.urls import path

from peel.documents import views

urlpatterns = [
    path("documents/", views.documents, name="documents"),
    path("documents/<id:public_id>/", views.document, name="document"),
]
