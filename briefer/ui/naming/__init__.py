"""The people, bodies and places of an article or of the library."""
