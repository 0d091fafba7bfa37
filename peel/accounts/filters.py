"""The filters of the list of people."""

import django_filters

from peel.accounts.queries import STANDINGS
from peel.record.filters import by_force
from peel.record.models import Role
from peel.ui.filters import FilterSet


class PersonFilter(FilterSet):
    """People by address, role, force and state."""

    email = django_filters.CharFilter(label="E-mail address contains", lookup_expr="icontains")
    role = django_filters.ChoiceFilter(label="Role", choices=Role.choices)
    force = by_force("force")
    state = django_filters.ChoiceFilter(label="State", choices=list(STANDINGS.items()), field_name="standing")
