"""The words that make a command line of what is typed; apart, so that the window starts without the rest."""

COMMANDS = ("read", "extract", "compose", "verify", "import", "library", "selftest")
OPTIONS = ("-h", "--help", "--version")
