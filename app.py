"""Standpoint, the dashboard: `streamlit run app.py`.

The script that draws it lives in `pages/ui/main.py`. It cannot stand here: beside a folder named `pages`, Streamlit would run
a page alone, without what stands around it, for the first visitor who comes by a link.
"""

import streamlit as st

from pages.ui import serving

app = st.App(
    "pages/ui/main.py",
    lifespan=serving.lifespan,
    routes=serving.ROUTES,
    middleware=serving.MIDDLEWARE,
    on_script_error=serving.tell,
)
