from importlib import import_module

from django.apps import AppConfig


class RemediesConfig(AppConfig):
    name = "mingtang_office.remedies"
    verbose_name = "复议和诉讼"

    def ready(self) -> None:
        # What the calendar and the retention of applications ask; the models are there only now.
        import_module("mingtang_office.remedies.registers")
