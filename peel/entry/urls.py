"""The addresses of entry."""

from django.urls import path

from peel.entry.views import cause, inbox, inspection, letter, notes

urlpatterns = [
    path("entry/", inbox.entry, name="entry"),
    path("entry/causes/new/", cause.new, name="cause-new"),
    path("entry/causes/<slug:slug>/notes/", notes.notes, name="cause-notes"),
    path("entry/causes/<slug:slug>/", cause.edit, name="cause-edit"),
    path("entry/inspections/new/", inspection.new, name="inspection-new"),
    path("entry/inspections/<slug:slug>/", inspection.edit, name="inspection-edit"),
    path("entry/letters/new/", letter.new, name="letter-new"),
    path("entry/letters/<slug:slug>/", letter.edit, name="letter-edit"),
]
