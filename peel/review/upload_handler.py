"""What is sent is kept only as far as it may be read: a file over the limit fills no disk."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from peel.reader.formats.files import LARGEST


class UpToTheLimit(FileUploadHandler):
    """Lets a file through to the next handler until it is larger than what is read; then it is none."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """The same bytes, as long as the file is not too large."""
        if start + len(raw_data) > LARGEST:
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler keeps the file."""
        return
