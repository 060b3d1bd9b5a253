"""What the server calls with every request."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

from tongguan.law import load_book, load_catalogues

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongguan.office.settings")

application = get_wsgi_application()

from tongguan.office.webhooks import background  # noqa: E402 -- its tables need Django set up

# Read once, before the first person waits for it; every worker keeps its own.
load_book()
load_catalogues()
import_module("tongguan.census.saving")  # and what answers from profiles takes a while to load

background.start()
