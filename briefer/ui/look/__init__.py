"""How the window looks: theme, style sheet, fonts and icons."""
