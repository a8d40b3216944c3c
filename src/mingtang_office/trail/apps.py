from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "mingtang_office.trail"
    verbose_name = "留痕"
