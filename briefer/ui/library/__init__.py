"""Making, opening, locking, keeping safe and handing over a library."""
