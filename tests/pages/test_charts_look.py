"""Colours can be seen on both grounds, and told apart by those who are colour-blind."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from pages.ui.charts import look

SIGHT = {  # Machado, Oliveira & Fernandes (2009), severity 1, on linear RGB
    "full": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    bright = sorted(float(np.array([0.2126, 0.7152, 0.0722]) @ linear(colour)) for colour in (one, other))
    return (bright[1] + 0.05) / (bright[0] + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ np.clip(rgb, 0, 1)
    ratio = xyz / np.array([0.9505, 1, 1.089])
    f = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("colour", [*look.CATEGORIES, look.OTHER, look.SUPPORT, look.OPPOSE, look.NEUTRAL])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_marks_stand_out_from_the_ground(colour, dark):
    assert contrast(colour, look.GROUND[dark]) >= 3


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_can_be_read(dark):
    assert contrast(look.INK[dark], look.GROUND[dark]) >= 7
    assert contrast(look.FAINT[dark], look.GROUND[dark]) >= 4.5
    assert contrast(look.INK[dark], look.MIDDLE[dark]) >= 4.5


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("colours", [look.CATEGORIES, (look.SUPPORT, look.OPPOSE)], ids=["categories", "stances"])
def test_colours_of_one_scale_are_told_apart(sight, colours):
    seen = {colour: lab(SIGHT[sight] @ linear(colour)) for colour in colours}
    for one, other in combinations(colours, 2):
        assert np.linalg.norm(seen[one] - seen[other]) > 14, (one, other)


def test_stances_have_shapes_and_signs_of_their_own():
    assert len(set(look.STANCE_SHAPES)) == len(set(look.STANCE_MARKS.values())) == 3


def test_the_first_countries_have_colours():
    colours = look.country_colours([f"C{n:02}" for n in range(30)])
    assert len(colours) == len(set(colours.values())) == len(look.CATEGORIES)
