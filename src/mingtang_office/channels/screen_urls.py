"""The public addresses of the e-screens, which nobody can guess."""

from django.urls import path

from mingtang_office.channels.views import screens

urlpatterns = [path("<str:token>/", screens.screen, name="channel_screen")]
