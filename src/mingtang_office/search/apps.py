from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "mingtang_office.search"
    verbose_name = "检索"
