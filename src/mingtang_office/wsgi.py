"""The entry of a WSGI server: granian or gunicorn."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingtang_office.settings")

application = get_wsgi_application()

# What every address needs is read before the first request. It stays for good: without this the
# collector would look through all of it again and again, while the requests of a fifth of a second wait.
import_module(settings.ROOT_URLCONF)
gc.freeze()
