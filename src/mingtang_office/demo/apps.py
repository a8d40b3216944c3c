from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "mingtang_office.demo"
    verbose_name = "演示"
