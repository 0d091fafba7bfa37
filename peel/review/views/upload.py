"""Giving a document: its file or text, then what it is; and the file as it was given, to keep."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from peel.entry.views.inbox import admins_only, trail
from peel.reader.errors import Unreadable
from peel.record.actions.diff import NotAcceptable
from peel.record.models import Document, Draft, Upload
from peel.record.seen import seen
from peel.review.actions.lock import from_json
from peel.review.actions.uploads import discard, give_file, say_what_it_is
from peel.review.forms.document import UploadForm, WhatForm

# No browser may take what somebody gave us for a page of ours.
ONLY_A_DOWNLOAD = {
    "Content-Type": "application/octet-stream",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
}


@require_http_methods(["GET", "POST"])
def document_new(request: HttpRequest) -> HttpResponse:
    """A file or a pasted text, read at once."""
    admins_only(request.user)
    form = UploadForm()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES, sent=int(request.META.get("CONTENT_LENGTH") or 0))
    if form.is_bound and form.is_valid():
        content, name = form.given()
        try:
            return taken_in(request, give_file(content=content, name=name, by=request.user))
        except Unreadable as error:
            form.refuse(str(error))
    context = {"form": form, "trail": trail(("Give a document", ""))}
    return render(request, "review/document_new.html", context, status=422 if form.errors else 200)


def taken_in(request: HttpRequest, found: Upload | Draft) -> HttpResponse:
    """On to what the file became; that it was given before is said."""
    if isinstance(found, Upload):
        return redirect("document-what", found.pk)
    messages.info(request, "This file was given before: here is the draft that was read from it.")
    return redirect("draft", found.pk)


@require_http_methods(["GET", "POST"])
def document_what(request: HttpRequest, pk: int) -> HttpResponse:
    """What a file is, as it was read and to be put right, before it is stored."""
    admins_only(request.user)
    upload = get_object_or_404(Upload.objects.visible_to(request.user).defer("content"), pk=pk)
    if "discard" in request.POST:
        discard(upload=upload, by=request.user)
        messages.success(request, f"{upload.name} was thrown away.")
        return redirect("entry")
    reading = from_json(upload.reading)
    form = WhatForm(request.POST if request.method == "POST" else None, reading=reading)
    if form.is_bound and form.is_valid():
        try:
            draft = say_what_it_is(upload=upload, values=form.as_values(), by=request.user)
        except NotAcceptable as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{upload.name} is stored. Nothing of it is in the record yet.")
            return redirect("draft", draft.pk)
    context = {"form": form, "upload": upload, "reading": reading, "trail": trail(("What it is", ""))}
    return render(request, "review/document_what.html", context, status=422 if form.errors else 200)


def document_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """The file as it was given, only ever as a download, for who may see the document."""
    rows = Document.objects.visible_to(request.user).select_related("publication")
    document = get_object_or_404(rows, public_id=public_id)
    seen(request, document.publication)
    name = f'attachment; filename="{file_name(document)}"'
    return HttpResponse(bytes(document.content), headers={**ONLY_A_DOWNLOAD, "Content-Disposition": name})


def file_name(document: Document) -> str:
    """A name of our own making, that says whether people may read it; HTML is kept as the text that it is."""
    warning = "" if document.publication.is_public and document.is_accepted else "NOT-PUBLISHED-"
    content = bytes(document.content[:1024])
    kind = "pdf" if b"%PDF-" in content else "docx" if content.startswith(b"PK") else "txt"
    return f"{warning}{slugify(document.publication.slug)[:100]}-{document.public_id}.{kind}"
