"""The addresses of redirects."""

from django.urls import path

from peel.redirects import views

urlpatterns = [
    path("findings/<int:pk>/", views.finding, name="finding-moved"),
    path("documents/<int:pk>/", views.document, {"to": "document"}, name="document-moved"),
    path("documents/<int:pk>/file/", views.document, {"to": "document-file"}, name="document-file-moved"),
    path("rooms/<slug:slug>/comment/<int:pk>/", views.passage, name="room-comment-on-moved"),
    path("rooms/<slug:slug>/comments/<int:pk>/", views.comment, {"to": "room-change"}, name="room-change-moved"),
    path(
        "rooms/<slug:slug>/comments/<int:pk>/withdraw/",
        views.comment,
        {"to": "room-withdraw"},
        name="room-withdraw-moved",
    ),
    path(
        "rooms/<slug:slug>/comments/<int:pk>/answer/",
        views.comment,
        {"to": "room-answer"},
        name="room-answer-moved",
    ),
]
