from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "mingtang_office.ui"
    verbose_name = "界面"
