"""Rows of a table for pages that draw one thing for each."""

from __future__ import annotations

from typing import Any, cast

import pandas as pd


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row as a dict by column."""
    return cast(list[dict[str, Any]], frame.to_dict("records"))
