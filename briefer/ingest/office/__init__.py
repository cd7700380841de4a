"""Documents of word processors: Word (.docx), OpenDocument (.odt) and rich text (.rtf)."""
