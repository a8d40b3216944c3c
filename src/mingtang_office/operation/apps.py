from django.apps import AppConfig


class OperationConfig(AppConfig):
    name = "mingtang_office.operation"
    verbose_name = "运行"
