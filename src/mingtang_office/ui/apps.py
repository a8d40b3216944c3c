from importlib import import_module

from django.apps import AppConfig
from django.forms import Field


class UiConfig(AppConfig):
    name = "mingtang_office.ui"
    verbose_name = "界面"

    def ready(self) -> None:
        # Django says “必需字段”, which tells nobody what to do.
        Field.default_error_messages["required"] = "这一项必须填写或选择。"

        # Wagtail's menu cannot be imported before the apps are there.
        import_module("mingtang_office.ui.navigation").take_over()
