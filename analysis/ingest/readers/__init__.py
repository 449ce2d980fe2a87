"""One reader a format. A new format is a new file here, registered with `@reader`, and its import below."""

from analysis.ingest.readers import archive, json_lines, markdown, pdf, plain, table, web, word  # noqa: F401
