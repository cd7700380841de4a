"""The window: the only part that knows PySide6."""
