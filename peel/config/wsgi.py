"""The WSGI application that gunicorn serves."""

import os

# Before any thread answers: plotly takes whatever `sys.modules` holds of numpy, also when another thread's page is
# half way through importing it, as the exact limits do on their first use (through scipy).
import scipy.special  # noqa: F401
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peel.config.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - the views and all that they import, once and in one thread
