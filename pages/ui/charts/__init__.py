"""Pictures: each a pure function from a DataFrame, whose columns its docstring lists, to an Altair chart.

Charts know neither Streamlit nor the store. `dark` says whether they stand on a dark ground. A chart's alternative text is
`described(chart)`: what it shows and what stands out, for those who do not see it.
"""

from pages.ui.charts.look import country_colours, described

__all__ = ["country_colours", "described"]
