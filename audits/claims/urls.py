"""The addresses of claims."""

from django.urls import path

from audits.claims import views

urlpatterns = [
    path("audits/claims/", views.claims, name="audit-claims"),
    path("audits/claims/differences/", views.differences, name="audit-differences"),
]
