from importlib import import_module

from django.apps import AppConfig


class PowersConfig(AppConfig):
    name = "mingtang_office.powers"
    verbose_name = "行政权力台账"

    def ready(self) -> None:
        # What is told when an item goes out or is taken down; the models are there only now.
        import_module("mingtang_office.powers.actions.following")
