"""The words of the field as values: articles, spans, quotations, figures, evidence; no Qt, no spaCy."""
