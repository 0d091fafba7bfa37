"""Template words of the record."""

from django import template

register = template.Library()
