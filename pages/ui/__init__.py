"""What the pages share. A page is a script in `pages/` that `pages/ui/places.py` lists; the shell draws the rest around it.

    from analysis import queries
    from pages.ui import filters, links, words
    from pages.ui.data import ask

    words.heading("Themes", "What is talked about, by whom and when.")
    if words.nothing_here():                                  # empty workspace, or nothing passes: told, with a way out
        st.stop()
    counts = ask(queries.theme_counts, filters.current())     # query(store, workspace, …), cached until the data change
    if st.button("Focus on Xi Jinping"):
        links.go("network", actors=("Q15031",))               # another page or this one, with a filter changed
    links.to_reader(article_id, title, start)                 # a real link into the reader, at a sentence

| module | what |
|---|---|
| `places` | the pages there are: file, title, icon |
| `session` | `store()`, `workspace()` |
| `data` | `ask(query, *args)`: a query on the workspace in view, from the cache where nothing changed |
| `filters` | `current()` -> `queries.Filters`; `described(filters)` in words; `narrow(themes=…)` for callbacks of widgets |
| `links` | `go`, `reader` move (and end the run); `to`, `to_reader` draw links |
| | `address_of`, `reader_address`, `view_url` give addresses; `own` and `keep` read and write a page's own parameters |
| `words` | `heading`, `nothing_here`, `plain` (untrusted text into Markdown), `counted`, `day`, `duration` |
| `exports` | `download(frame, name)`, `download_network`, `download_statements`, `download_brief`: files, made when asked for |
| `correcting` | `controls(kind, row, key)`: *Correct* beside a statement, a relation or a mention |
| `work`, `progress` | the analysis in the background, and its bar in the sidebar |

Parameters of the address: `w` (workspace), `country`, `actor`, `theme`, `source` (each repeated for several), `from`, `to`; and a
page's own (the reader's `article` and `start`). The address always tells the whole view; *Copy link* in the sidebar copies it.
A page's widgets that a link should bring back either take `bind="query-params"` (their values then stand in the address as they
are shown, so only for fixed choices), or are read and written with `links.own` and `links.keep`. Do not bind a name that
`links.go` sets as `own`: Streamlit refuses to set a bound parameter.

Errors of ours (`StandpointError`) need no handling in a page: `shell` and `serving` tell them as a sentence.
Tests: `tests/pages/conftest.py` gives `visit("network", "country=BRA")` and `visit_empty("network")`, an AppTest of that page.
"""
