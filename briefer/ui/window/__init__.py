"""The window itself: its parts, commands and general dialogs."""
