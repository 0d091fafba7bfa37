"""The addresses of accounts."""

from django.urls import path

from peel.accounts.views import account_actions, people

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/role/", account_actions.role, name="person-role"),
    path("people/<int:pk>/<slug:slug>/", account_actions.account_action, name="person-deed"),
]
