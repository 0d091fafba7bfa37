"""Every address of the site: the record, and the audits beside it."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("peel.urls")),
    path("", include("audits.urls")),
    path("account/", include("peel.accounts.sign_in.urls")),
    path("reference/", admin.site.urls),
]

handler400 = "peel.about.errors.not_understood"
handler403 = "peel.about.errors.forbidden"
handler429 = "peel.about.errors.too_many"  # allauth's, for too many tries
handler404 = "peel.about.errors.not_found"
handler500 = "peel.about.errors.failed"
