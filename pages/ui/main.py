"""What Streamlit runs for each visitor and at each change; `app.py` serves it."""

from pages.ui import shell

shell.run()
