"""Suggestions to keep or skip, and the evidence that was kept."""
