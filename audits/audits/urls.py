"""The addresses of audits."""

from django.urls import path

from audits.audits.views import audit_comparison, audits, enter, force, subject

urlpatterns = [
    path("audits/", audits.audits, name="audits"),
    path("audits/not-loaded/", audits.not_loaded, name="audits-not-loaded"),
    path("audits/measures/", subject.measures, name="audit-measures"),
    path("audits/measures/<slug:slug>/", subject.measure, name="audit-measure"),
    path("audits/forces/<slug:slug>/", force.force_audits, name="force-audits"),
    path("audits/<slug:slug>/beside/<slug:earlier>/", audit_comparison.pair, name="audit-pair"),
    path("entry/audits/new/", enter.new, name="audit-new"),
    path("entry/audits/<slug:slug>/", enter.edit, name="audit-edit"),
    path("audits/<slug:slug>/", audits.audit, name="audit"),
]
