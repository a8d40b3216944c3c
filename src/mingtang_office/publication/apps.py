from importlib import import_module

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "mingtang_office.publication"
    verbose_name = "主动公开"

    def ready(self) -> None:
        # What the calendar and the search ask; the models are there only now.
        import_module("mingtang_office.publication.registers")
