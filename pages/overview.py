"""Overview: how much there is, and who and what is most present."""

import streamlit as st

from analysis import queries
from pages.ui import filters, words
from pages.ui.data import ask

words.heading("Overview", "How much there is, and who and what is most present.")
if words.nothing_here():
    st.stop()
seen = ask(queries.overview, filters.current())
st.write(seen)
