"""The addresses of the audits."""

from django.urls import path

from .views import (
    audits,
    benchmark,
    claims,
    compare,
    components,
    coverage,
    enter_audit,
    force,
    pair,
    stop_and_search,
    subject,
)

urlpatterns = [
    path("audits/", audits.audits, name="audits"),
    path("audits/not-loaded/", audits.not_loaded, name="audits-not-loaded"),
    path("audits/claims/", claims.claims, name="audit-claims"),
    path("audits/claims/differences/", claims.differences, name="audit-differences"),
    path("audits/measures/", subject.measures, name="audit-measures"),
    path("audits/measures/<slug:slug>/", subject.measure, name="audit-measure"),
    path("audits/forces/<slug:slug>/", force.force_audits, name="force-audits"),
    path("audits/<slug:slug>/beside/<slug:earlier>/", pair.pair, name="audit-pair"),
    path("entry/audits/new/", enter_audit.new, name="audit-new"),
    path("entry/audits/<slug:slug>/", enter_audit.edit, name="audit-edit"),
    path("audits/<slug:slug>/", audits.audit, name="audit"),
    path("benchmarks/", benchmark.benchmarks, name="benchmarks"),
    path("benchmarks/<slug:slug>/", benchmark.benchmark, name="benchmark"),
    path("components/", components.components, name="components"),
    path("components/errors/<int:status>/", components.error, name="component-error"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("compare/", compare.compare, name="compare"),
    path("forces/<slug:slug>/stop-and-search/", stop_and_search.stop_and_search, name="stop-and-search"),
]
