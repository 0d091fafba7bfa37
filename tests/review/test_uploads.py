"""Giving documents: what is refused, what it is, once is enough, and the file is only ever a download."""

import hashlib
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from peel.reader.formats.files import LARGEST
from peel.record.models import (
    Decision,
    Document,
    Draft,
    Force,
    Publication,
    PublicationKind,
    Role,
    State,
    Upload,
    User,
)
from tests import factories
from tests.reader.printed import bomb, pdf, word
from tests.reader.test_bad_files import JPEG, PNG, archive
from tests.review.conftest import LETTER, REPORT, faults, page, signed_in, words

pytestmark = pytest.mark.django_db


def give(client: Client, content: bytes, name: str = "file.txt", **more: str) -> object:
    """Send a file."""
    return client.post(reverse("document-new"), {"file": SimpleUploadedFile(name, content), **more})


def what(client: Client, at: str, **values: str) -> object:
    """Send the form that says what a file is, as it is shown but for `values`."""
    form = next(each for each in page(client.get(at)).forms if "kind" in each.fields)
    return client.post(at, {**dict(form.form_values()), **values}, follow=True)


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"", "letter.txt", "The file is empty"),
        (b"x" * (31 * 1024 * 1024), "letter.txt", "The file is too large: 31.0 MB"),
        (b"x" * (LARGEST + 1), "letter.pdf", "The file is too large: 20.0 MB"),
        (JPEG, "letter.txt", "The file is a picture (JPEG)"),
        (PNG, "letter.pdf", "The file is a picture (PNG)"),
        (pdf([]), "letter.pdf", "The PDF has no text layer"),
        (b"%PDF-1.7\nnothing more", "letter.docx", "PDF"),
        (bomb(), "letter.docx", "would unpack to more than"),
        (archive(readme="x"), "letter.docx", "no DOCX document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100, "letter.docx", "old Word"),
        (b"<html><script>alert(1)</script></html>", "letter.txt", "no text"),
        (b"A recipe for soup.\nBoil water.", "letter.txt", "No known document"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else f"{len(value)} bytes",
)
def test_each_is_refused_at_its_field(
    ann_client: Client, hertfordshire: Force, content: bytes, name: str, told: str
) -> None:
    response = give(ann_client, content, name)
    assert response.status_code == 422
    assert told in faults(response)[0]
    assert not Upload.objects.exists()
    assert not Document.objects.exists()


def test_one_of_file_and_text(ann_client: Client, hertfordshire: Force) -> None:
    assert "Choose a file, or paste" in faults(ann_client.post(reverse("document-new"), {}))[0]
    response = give(ann_client, LETTER.read_bytes(), text="pasted as well")
    assert "not both" in faults(response)[0]
    assert "pasted as well" in words(response)
    pasted = ann_client.post(reverse("document-new"), {"text": "A recipe for soup."})
    assert "No known document" in faults(pasted)[0]
    assert "A recipe for soup." in words(pasted)


def test_a_pasted_text_is_read_as_a_file_is(ann_client: Client, hertfordshire: Force) -> None:
    response = ann_client.post(reverse("document-new"), {"text": LETTER.read_text()})
    upload = Upload.objects.get()
    assert response.headers["Location"] == upload.get_absolute_url()
    assert upload.reading["kind"] == "closure_letter"


def test_from_file_to_draft(ann_client: Client, ann: User, hertfordshire: Force) -> None:
    content = LETTER.read_bytes()
    address = give(ann_client, content, "a name.docx").headers["Location"]
    assert not Publication.objects.exists(), "nothing is placed before somebody says what it is"
    response = what(ann_client, address)
    document = Document.objects.get()
    assert bytes(document.content) == content
    assert (document.name, document.is_accepted) == ("a name.docx", False)
    publication = document.publication
    assert (publication.state, publication.prepared_by) == (State.DRAFT, ann)
    assert not Upload.objects.exists()
    assert response.request["PATH_INFO"] == reverse("draft", args=[document.drafts.get().pk])
    assert Decision.objects.get().verdict == "accept"
    event = Document.pgh_event_model.objects.select_related("pgh_context").get()
    assert event.pgh_context.metadata["action"] == "store_document"


def test_what_the_reader_does_not_know_is_chosen(ann_client: Client, ann: User, hertfordshire: Force) -> None:
    factories.force("Barset")
    text = "Kent Police\nA document of the inspectorate about Kent Police of another form."
    kent = factories.force("Kent")
    address = ann_client.post(reverse("document-new"), {"text": text}).headers["Location"]
    shown = ann_client.get(address)
    assert "The reader found none in the document" in words(shown)
    response = what(ann_client, address)
    assert "Choose kind of document" in faults(response)[0]
    response = what(ann_client, address, kind="closure_letter")
    assert "the day on which the letter was sent" in faults(response)[0]
    what(ann_client, address, kind="closure_letter", sent_on="11 7 2025", force="barset")
    publication = Publication.objects.get()
    assert publication.kind == PublicationKind.LETTER
    assert publication.slug == "barset-letter-2025-07-11"
    assert publication.force != kent
    decision = Decision.objects.get()
    assert (decision.kind, decision.verdict, decision.by) == ("document", "edit", ann)
    assert decision.values["force"]["slug"] == "barset"
    draft = Draft.objects.get()
    assert draft.content["kind"] == "unknown", "what was read is kept as it was read"
    text = words(ann_client.get(reverse("draft", args=[draft.pk])))
    assert "Kind: Closure letter read as: Not known" in text


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"force": "nowhere"}, "Choose one of the forces"),
        ({"force": ""}, "Choose the force"),
        ({"cycle": "zzz"}, "Choose one of the cycles"),
        ({"kind": "unknown"}, "choose one of those listed"),
        ({"sent_on": "yesterday"}, "enter a real day"),
        ({"address": "javascript:x"}, "begins with https://"),
        ({"kind": "inspection_report", "cycle": ""}, "Choose the cycle"),
    ],
)
def test_a_wrong_word_on_what_it_is(
    ann_client: Client, hertfordshire: Force, values: dict[str, str], told: str
) -> None:
    address = give(ann_client, LETTER.read_bytes()).headers["Location"]
    response = what(ann_client, address, **values)
    assert told in " ".join(faults(response))
    assert Upload.objects.exists()
    assert not Document.objects.exists()


def test_a_report_belongs_to_its_force_and_cycle(ann_client: Client, hertfordshire: Force) -> None:
    address = give(ann_client, REPORT.read_bytes()).headers["Location"]
    what(ann_client, address)
    assert Document.objects.get().publication.slug == "hertfordshire-2023-25"


def test_the_same_bytes_lead_to_what_became_of_them(
    ann_client: Client, ben_client: Client, hertfordshire: Force
) -> None:
    content = LETTER.read_bytes()
    first = give(ann_client, content).headers["Location"]
    assert give(ben_client, content, "other.txt").headers["Location"] == first
    what(ann_client, first)
    response = give(ben_client, content, "third.txt")
    assert response.headers["Location"] == reverse("draft", args=[Draft.objects.get().pk])
    assert "This file was given before" in words(ben_client.get(response.headers["Location"]))
    assert Document.objects.count() == 1
    assert ann_client.get(first).status_code == 404


def test_a_file_can_be_thrown_away(ann_client: Client, hertfordshire: Force) -> None:
    address = give(ann_client, LETTER.read_bytes()).headers["Location"]
    ann_client.post(address, {"discard": "1"})
    assert not Upload.objects.exists()
    assert ann_client.get(address).status_code == 404


def html_with_script() -> bytes:
    """A page that would run a script where it was shown as a page."""
    lines = "".join(f"<p>{line}</p>" for line in LETTER.read_text().splitlines() if line)
    return f"<html><body><script>alert('run')</script><main>{lines}</main></body></html>".encode()


def polyglot() -> bytes:
    """A PDF that is HTML as well."""
    text = [(line, 10) for line in LETTER.read_text().splitlines() if line]
    return b"<html><script>alert('run')</script><!--\n" + pdf(text)


@pytest.mark.parametrize("name", ["script", "polyglot", "docx"])
def test_a_file_comes_back_only_as_a_download(ann_client: Client, hertfordshire: Force, name: str) -> None:
    lines = [(line, "Normal") for line in LETTER.read_text().splitlines() if line]
    content = {"script": html_with_script, "polyglot": polyglot, "docx": lambda: word(lines)}[name]()
    address = give(ann_client, content, "../../etc/passwd.html").headers["Location"]
    shown = what(ann_client, address)
    assert "<script>alert" not in shown.content.decode()
    assert "alert('run')" not in words(shown)
    document = Document.objects.get()
    response = ann_client.get(reverse("document-file", args=[document.public_id]))
    assert response.content == content
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"].startswith("sandbox")
    kind = {"script": "txt", "polyglot": "pdf", "docx": "docx"}[name]
    file = f"NOT-PUBLISHED-{document.publication.slug}-{document.public_id}.{kind}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{file}"'


def test_the_file_is_for_those_who_may_see_the_document(client: Client, ann_client: Client) -> None:
    force = factories.force("Barset")
    publication = factories.publication(force=force, state=State.WITH_FORCE)
    document = factories.document(publication=publication)
    address = reverse("document-file", args=[document.public_id])
    theirs = signed_in(factories.user(role=Role.FORCE_STAFF, force=force))
    others = signed_in(factories.user(role=Role.FORCE_STAFF, force=factories.force("Elsewhere")))
    assert [browser.get(address).status_code for browser in (client, others, theirs)] == [404, 404, 200]
    Document.objects.update(is_accepted=False)
    assert [browser.get(address).status_code for browser in (client, theirs, ann_client)] == [404, 404, 200]
    Document.objects.update(is_accepted=True)
    Publication.objects.update(state=State.PUBLISHED)
    response = client.get(address)
    assert response.status_code == 200
    assert "NOT-PUBLISHED" not in response.headers["Content-Disposition"]


def test_a_bomb_of_many_parts_is_refused_quickly(ann_client: Client) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as whole:
        whole.writestr("word/document.xml", "<w/>")
        for n in range(4000):
            whole.writestr(f"part-{n}", "")
    assert "parts, too many" in faults(give(ann_client, stream.getvalue(), "x.docx"))[0]


def test_a_file_is_known_by_its_bytes(ann_client: Client, hertfordshire: Force) -> None:
    content = LETTER.read_bytes()
    give(ann_client, content)
    assert Upload.objects.get().sha256 == hashlib.sha256(content).hexdigest()
