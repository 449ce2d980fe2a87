"""The reader: an article as it reads, with what was found in it marked; what is picked is told beside it."""

from pages.ui.reader.finds import Find, find
from pages.ui.reader.html import LAYERS, article_html
from pages.ui.reader.panel import tell
from pages.ui.reader.text import Selection, text

__all__ = ["LAYERS", "Find", "Selection", "article_html", "find", "tell", "text"]
