"""The article that is being read, with its highlights."""
