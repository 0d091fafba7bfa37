"""A table's rows as a file: all pages, the same columns, with what is not published or was corrected marked."""

from django.http import HttpRequest, HttpResponse

from peel.record.hidden_rows import corrections_among, hidden_among
from peel.ui.download import as_file, csv_file, file_name, json_file, plain
from peel.ui.licence import ADDRESS
from peel.ui.tables import Table

UNPUBLISHED = "NOT PUBLISHED"


def download(request: HttpRequest, table: Table, title: str, kind: str, *, is_public: bool = False) -> HttpResponse:
    """The whole table as a file. Its name and a column of notes say which rows are not published, or corrected.

    `is_public` says that it holds nothing but what is published, whoever asks.
    """
    heads, *rows = ([plain(cell) for cell in row] for row in table.as_values())
    records = [row.record for row in table.rows]
    hidden = hidden_among(records) if request.user.is_authenticated else set()
    corrected = corrections_among(request.user, records)
    if hidden or corrected:
        heads.append("Notes")
        for row, record in zip(rows, records, strict=True):
            row.append("; ".join(filter(None, [UNPUBLISHED * (record.pk in hidden), corrected.get(record.pk, "")])))
    response = csv_file(heads, rows) if kind == "csv" else json_file(heads, rows)
    response["Link"] = f'<{ADDRESS}>; rel="license"'
    return as_file(response, file_name(request, title, kind, is_unpublished=bool(hidden), is_public=is_public))
