"""From the brief on the page to a file."""
