"""The command line: the same use cases as the window, to the contracts in the user guide."""
