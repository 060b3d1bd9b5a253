"""What the server calls with every request."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongguan.office.settings")

application = get_wsgi_application()
