"""The checks in the window: run after each pause in writing, listed, compared, and acted on."""
