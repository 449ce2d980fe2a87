"""spaCy components, one a kind of finding. What they need to know beside the text stands on the Doc: its date and headline."""

from spacy.tokens import Doc

Doc.set_extension("published", default=None, force=True)
Doc.set_extension("title", default=None, force=True)
