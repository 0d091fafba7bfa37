"""What changed and when: one union of all that has a day, for the page, its files, its feed and the home page."""
