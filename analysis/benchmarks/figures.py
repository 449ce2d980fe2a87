"""What the figures of most benchmarks share."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, cast


class Figures:
    """Base of dataclasses that hold figures."""

    __slots__ = ()

    def as_json(self) -> str:
        return json.dumps(asdict(cast(Any, self)))
