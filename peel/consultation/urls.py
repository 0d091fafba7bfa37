"""The addresses of consultation."""

from django.urls import path

from peel.consultation.views import comments, consultation, replies, submission

urlpatterns = [
    path("rooms/", consultation.rooms, name="rooms"),
    path("rooms/<slug:slug>/", consultation.room, name="room"),
    path("rooms/<slug:slug>/comment/", comments.comment, name="room-comment"),
    path("rooms/<slug:slug>/comment/<id:document>/<int:number>/", comments.comment, name="room-comment-on"),
    path("rooms/<slug:slug>/comments/<id:public_id>/", comments.change, name="room-change"),
    path("rooms/<slug:slug>/comments/<id:public_id>/withdraw/", comments.withdraw, name="room-withdraw"),
    path("rooms/<slug:slug>/comments/<id:public_id>/answer/", replies.answer, name="room-answer"),
    path("rooms/<slug:slug>/submit/", submission.submit, name="room-submit"),
    path("rooms/<slug:slug>/answers/", replies.give, name="room-give"),
    path("rooms/<slug:slug>/reopen/", replies.reopen, name="room-reopen"),
]
