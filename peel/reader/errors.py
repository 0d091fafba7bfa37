"""What goes wrong when a file can't be read, in one line for people."""


class Unreadable(Exception):
    """The file is empty, too large, damaged, without text, or no document of the inspectorate."""
