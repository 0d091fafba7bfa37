"""The settings for tests: production's, with a secret and a PostgreSQL cluster of their own."""

import os

os.environ.setdefault("PEEL_SECRET_KEY", "only-for-tests-and-longer-than-fifty-characters-so-that-checks-pass")
os.environ.setdefault("PEEL_HTTPS", "0")
os.environ.setdefault("PEEL_PUBLIC", "1")
os.environ.setdefault("PEEL_REQUIRE_MFA", "0")

from peel.config import embedded
from peel.config.settings import *  # noqa: F403
from peel.config.settings import DATABASES, STORAGES

if DATABASES["default"]["ENGINE"] == "peel.config.embedded":
    DATABASES["default"]["HOST"] = str(embedded.cluster("tests"))

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Pages are tested without a build; whitenoise warns of the folder that only a build makes.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT = None
