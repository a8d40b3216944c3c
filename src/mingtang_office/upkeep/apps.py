from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "mingtang_office.upkeep"
    verbose_name = "栏目保障"
