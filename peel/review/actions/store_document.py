"""Keeping a document as it was given, with its passages and what a reading of it proposed."""

import hashlib
import json

from peel.reader import drafts
from peel.record.actions.action import action
from peel.record.actions.publish import prepared
from peel.record.models import Document, Draft, Passage, User
from peel.review.actions.matching import publication_for


@action
def store_document(
    *, content: bytes, name: str, draft: drafts.Draft, by: User, told: drafts.Draft | None = None
) -> Draft:
    """Store the file, its passages and the draft; the same bytes, or the same reading, are stored once.

    `told` is the draft with what a person said of the document: it decides where the document belongs.
    """
    told = told or draft
    sha256 = hashlib.sha256(content).hexdigest()
    document = Document.objects.without_content().filter(sha256=sha256).first()
    if document is None:
        document = Document.objects.create(
            publication=publication_for(told),
            sha256=sha256,
            content=content,
            name=name,
            kind=told.kind,
            title=told.title or "",
            address=told.address or "",
            is_retold=told.is_retold,
        )
        Passage.objects.bulk_create(
            Passage(document=document, number=passage.n, kind=passage.kind, text=passage.text)
            for passage in draft.passages
        )
        prepared(publication=document.publication, by=by)
    values = draft.as_json()
    reading = hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
    row, _ = Draft.objects.get_or_create(
        document=document, content_sha256=reading, defaults={"content": values, "read_by": by}
    )
    return row
