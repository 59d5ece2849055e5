"""Results in other shapes, made with the standard library alone: text, HTML, rows for a table."""
