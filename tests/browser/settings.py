"""What the server under test runs with: production's settings, built assets, a database of its own."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import BASE_DIR, DATABASES, STORAGES

DATABASES["default"]["NAME"] = os.environ["PEEL_BROWSER_DATABASE"]
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
STATIC_ROOT = BASE_DIR / "build" / "static"
ROOT_URLCONF = "tests.browser.urls"
COMPONENTS = True  # else only the demo has their page
