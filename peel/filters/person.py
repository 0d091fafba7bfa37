"""The filters of the list of people."""

import django_filters

from peel.models import Role
from peel.queries.people import STANDINGS

from .base import FilterSet
from .choices import by_force


class PersonFilter(FilterSet):
    """People by address, role, force and state."""

    email = django_filters.CharFilter(label="E-mail address contains", lookup_expr="icontains")
    role = django_filters.ChoiceFilter(label="Role", choices=Role.choices)
    force = by_force("force")
    state = django_filters.ChoiceFilter(label="State", choices=list(STANDINGS.items()), field_name="standing")
