"""The addresses of review."""

from django.urls import path

from peel.review.views import difference, draft, suggestion, upload

urlpatterns = [
    path("documents/<id:public_id>/file/", upload.document_file, name="document-file"),
    path("entry/documents/new/", upload.document_new, name="document-new"),
    path("entry/documents/new/<int:pk>/", upload.document_what, name="document-what"),
    path("entry/drafts/<int:pk>/", draft.draft, name="draft"),
    path("entry/drafts/<int:pk>/decide/", draft.decided, name="draft-decide"),
    path("entry/drafts/<int:pk>/read-again/", draft.again, name="draft-read-again"),
    path("entry/drafts/<int:pk>/difference/", difference.difference, name="draft-difference"),
    path("entry/drafts/<int:pk>/<slug:kind>/<int:number>/", suggestion.proposal, name="draft-proposal"),
]
