"""Addresses under /office/channels/."""

from django.urls import path

from mingtang_office.channels.views import arranging, batches, boards, outbox

app_name = "channels"
urlpatterns = [
    path("", outbox.outbox, name="outbox"),
    path("<int:pk>/", outbox.dispatch, name="dispatch"),
    path("<int:pk>/retry/", outbox.retry, name="retry"),
    path("<int:pk>/done/", outbox.mark_done, name="mark_done"),
    path("<int:pk>/drop/", outbox.drop, name="drop"),
    path("<int:pk>/sheet/<slug:paper>/", boards.sheet, name="sheet"),
    path("<int:pk>/post/", boards.post, name="post"),
    path("<int:pk>/take-down/", boards.take_down, name="take_down"),
    path("<int:pk>/photo/<slug:which>/", boards.photo, name="photo"),
    path("roads/", arranging.channels, name="channels"),
    path("roads/new/<int:pk>/<slug:kind>/", arranging.set_up, name="set_up"),
    path("roads/<int:pk>/", arranging.channel, name="channel"),
    path("roads/<int:pk>/switch/", arranging.switch, name="switch"),
    path("roads/<int:pk>/address/", arranging.renew_address, name="renew_address"),
    path("boards/", boards.boards, name="boards"),
    path("boards/<int:pk>/", boards.board, name="board"),
    path("batches/", batches.batches, name="batches"),
    path("batches/<int:pk>/", batches.batch, name="batch"),
    path("batches/<int:pk>/move/", batches.move, name="move"),
    path("batches/<int:pk>/make/", batches.make, name="make"),
    path("batches/<int:pk>/reopen/", batches.reopen, name="reopen"),
    path("batches/<int:pk>/hand-over/", batches.hand_over, name="hand_over"),
    path("batches/<int:pk>/files/<int:number>/", batches.file, name="batch_file"),
]
