"""Telling whether words on a page are those of a record, nearly those, or neither."""
