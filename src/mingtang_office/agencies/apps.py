from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "mingtang_office.agencies"
    verbose_name = "机关"
