"""A small site of the frame alone: a list with every kind of filter, a chart, a mistake."""

import django_filters
import django_tables2 as tables
from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from peel.record.listing import listing
from peel.record.models import CauseOfConcern, Force
from peel.ui.chart import Chart, blank_figure
from peel.ui.chart_files import render_charts
from peel.ui.filters import FilterSet
from peel.ui.tables import DAY, NUMBER, Table

handler400 = "peel.about.errors.not_understood"
handler403 = "peel.about.errors.forbidden"
handler404 = "peel.about.errors.not_found"
handler500 = "peel.about.errors.failed"


class CauseTable(Table):
    """Causes of concern with their force, their day and a number."""

    title = tables.Column(verbose_name="Cause of concern")
    force = tables.Column(accessor="force__short_name", verbose_name="Force")
    raised_on = tables.Column(verbose_name="Raised on", attrs=DAY)
    number = tables.Column(accessor="pk", verbose_name="Number", attrs=NUMBER, orderable=False)

    class Meta(Table.Meta):
        caption = "Causes of concern and when they were raised"
        order_by = "-raised_on"


class CauseFilter(FilterSet):
    """One filter of each kind that the form can show."""

    force = django_filters.ModelMultipleChoiceFilter(
        field_name="force__slug",
        queryset=Force.objects.all(),
        to_field_name="slug",
        label="Force",
        widget=forms.CheckboxSelectMultiple,
    )
    area = django_filters.ModelChoiceFilter(
        field_name="force", queryset=Force.objects.all(), to_field_name="slug", label="One force"
    )
    accelerated = django_filters.BooleanFilter(field_name="is_accelerated", label="Accelerated")
    title = django_filters.CharFilter(lookup_expr="icontains", label="Title has")
    since = django_filters.DateFilter(field_name="raised_on", lookup_expr="gte", label="Raised from")
    known = django_filters.ChoiceFilter(
        field_name="raised_on_precision",
        choices=[("day", "To the day"), ("month", "To the month")],
        label="Known",
        empty_label="Either",
    )


def causes(request: HttpRequest) -> HttpResponse:
    """The list of causes of concern."""
    return listing(
        request,
        queryset=CauseOfConcern.objects.visible_to(request.user).select_related("force"),
        filterset=CauseFilter,
        table=CauseTable,
        title="Causes of concern",
        trail=[("Causes of concern", "")],
    )


def careless(request: HttpRequest) -> HttpResponse:
    """A page that asks once a row: what a growth test has to find."""
    names = [Force.objects.get(pk=cause.force_id).short_name for cause in CauseOfConcern.objects.all()]
    return HttpResponse("\n".join(names))


def still(request: HttpRequest) -> HttpResponse:
    """A page that shows no rows at all."""
    return HttpResponse("nothing")


def broken(request: HttpRequest) -> HttpResponse:
    """A page with a mistake."""
    raise RuntimeError


def chart() -> Chart:
    """Two estimates as bars, the second one hatched."""
    figure = blank_figure(height=290)
    names, marker = ["First audit", "Second audit"], {"pattern": {"shape": ["", "/"]}}
    figure.add_bar(x=[82.6, 93.3], y=names, orientation="h", marker=marker)
    return Chart(
        title="More crimes were recorded",
        subtitle="Percentage of crimes recorded, Barsetshire",
        figure=figure,
        columns=["Audit", "Estimate"],
        rows=[("First audit", 82.6), ("Second audit", 93.3)],
        sources={"The second audit": "/audits/second/", "The first": ""},
    )


def drawn(request: HttpRequest) -> HttpResponse:
    """A page with a chart."""
    return render_charts(request, "chart.html", {"chart": chart()}, charts=[chart(), None])


urlpatterns = [
    path("causes/", causes, name="causes"),
    path("careless/", careless),
    path("still/", still),
    path("broken/", broken),
    path("drawn/", drawn),
    path("rooms/<slug:slug>/", still, name="room"),
    path("account/", include("peel.accounts.sign_in.urls")),
]
