"""A crop stays inside its picture and keeps its ratio, however it is pulled."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.editorial.post import Crop
from desktop.ui.widgets.crop_geometry import Handle, moved, resized, scaled, with_ratio

shares = st.floats(-1.5, 1.5, allow_nan=False)
ratios = st.floats(0.2, 5, allow_nan=False)


@st.composite
def crops(draw: st.DrawFn) -> Crop:
    width, height = draw(st.floats(0.05, 1)), draw(st.floats(0.05, 1))
    left, top = draw(st.floats(0, 1 - width)), draw(st.floats(0, 1 - height))
    return Crop(left, top, left + width, top + height)


def inside(crop: Crop) -> bool:
    edge = 1e-9
    return -edge <= crop.left < crop.right <= 1 + edge and -edge <= crop.top < crop.bottom <= 1 + edge


@given(crops(), shares, shares)
def test_a_moved_crop_keeps_its_size_inside(crop: Crop, dx: float, dy: float) -> None:
    made = moved(crop, dx, dy)
    assert inside(made)
    assert abs((made.right - made.left) - (crop.right - crop.left)) < 1e-9


@given(crops(), st.integers(-1, 1), st.integers(-1, 1), shares, shares)
def test_a_resized_crop_is_never_empty(crop: Crop, x: int, y: int, dx: float, dy: float) -> None:
    assert inside(resized(crop, Handle(x, y), dx, dy, None))


@given(crops(), ratios, st.integers(-1, 1), st.integers(-1, 1), shares, shares)
def test_a_resized_crop_keeps_its_ratio(
    crop: Crop, ratio: float, x: int, y: int, dx: float, dy: float
) -> None:
    made = resized(with_ratio(crop, ratio), Handle(x, y), dx, dy, ratio)
    assert inside(made)
    assert abs((made.right - made.left) / (made.bottom - made.top) - ratio) < 1e-6


@given(crops(), st.floats(0.1, 10))
def test_a_scaled_crop_stays_inside(crop: Crop, factor: float) -> None:
    assert inside(scaled(crop, factor))
