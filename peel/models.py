"""Where Django looks for the app's models: they are in record/models."""

from peel.record.models import *  # noqa: F403
