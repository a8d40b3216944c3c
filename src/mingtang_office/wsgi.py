"""The entry of a WSGI server: granian or gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingtang_office.settings")

application = get_wsgi_application()
