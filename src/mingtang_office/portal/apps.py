from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "mingtang_office.portal"
    verbose_name = "门户"
