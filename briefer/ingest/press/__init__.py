"""Exports of press databases: many articles in one file, each between a head and a tail of fields."""
