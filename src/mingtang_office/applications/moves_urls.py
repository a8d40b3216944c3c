from django.urls import path

from mingtang_office.applications.views import moves

urlpatterns = [
    path("moves/", moves.moves, name="moves"),
    path("moves/seen/", moves.seen, name="see_moves"),
]
