from importlib import import_module

from django.apps import AppConfig


class RemediesConfig(AppConfig):
    name = "mingtang_office.remedies"
    verbose_name = "复议和诉讼"

    def ready(self) -> None:
        # Which cases must be kept; its models are there only now.
        import_module("mingtang_office.remedies.keeping")
