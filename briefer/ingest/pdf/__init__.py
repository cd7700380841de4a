"""PDF: from glyphs on a page to lines, columns and paragraphs."""
