from importlib import import_module

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "mingtang_office.applications"
    verbose_name = "依申请公开"

    def ready(self) -> None:
        # What letters ask of their case; its models are there only now.
        import_module("mingtang_office.applications.letter_subject")
        # What the calendar asks of the register before and after it changes.
        import_module("mingtang_office.applications.calendar_register")
        # What the desk has for people's home pages.
        import_module("mingtang_office.applications.desk_work")
