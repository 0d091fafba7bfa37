"""The addresses of board packs."""

from django.urls import path

from peel.board_packs import views

urlpatterns = [
    path("forces/<slug:slug>/board-pack/", views.board_pack, name="board-pack"),
]
