"""The filters of the list of figures."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest

from peel.record.filters import by_force
from peel.record.models import Figure, FigureKind, Publication
from peel.ui.filters import FilterSet


def publications(request: HttpRequest) -> QuerySet[Any]:
    """The publications with figures that this person may see."""
    stated = Figure.objects.visible_to(request.user).values("publication")
    return Publication.objects.visible_to(request.user).filter(pk__in=stated)


class FigureFilter(FilterSet):
    """Figures by publication, kind and force."""

    publication = django_filters.ModelChoiceFilter(label="Publication", queryset=publications, to_field_name="slug")
    kind = django_filters.ChoiceFilter(label="Kind", choices=FigureKind.choices)
    force = by_force("publication__force")
