"""What the page of all components shows: every part of a page in each of its states, with made-up rows."""
