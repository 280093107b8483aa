"""Widths of columns, worked out by hand."""

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.document.table import Em, Pt
from report_builder.layout.pages import Pages
from report_builder.render.xlsx_columns import column_widths, columns_in_pixels, sheet_width


@pytest.mark.parametrize(
    ("em", "pt", "width"),
    [
        # 207 pt: Excel 276 + 5 = 281 pixels; LibreOffice 209.2 * 120 / 119 / 0.75 = 281.277
        (23.0, 9, 281.277 / 8),
        # 72 pt: Excel 96 + 5 = 101 pixels; LibreOffice 74.2 * 120 / 119 / 0.75 = 99.77
        (8.0, 9, 101 / 8),
        # 354.6 pt: Excel 473 + 5 = 478 pixels; LibreOffice 356.8 * 120 / 119 / 0.75 = 479.73
        (39.4, 9, 479.731 / 8),
        # 13.5 pt: Excel 18 + 5 = 23 pixels
        (1.5, 9, 23 / 8),
        # 10.5 pt and 1 em: 14 + 5 pixels
        (1.0, 10.5, 19 / 8),
        # 9.75 pt: 13.0 pixels, which floating point must not make 14
        (0.65, 15, 18 / 8),
    ],
)
def test_a_column_is_as_wide_as_the_needier_reader_wants_it(
    em: float, pt: float, width: float
) -> None:
    assert _alone(em, pt) == pytest.approx(width, abs=1e-3)


@given(st.floats(0.5, 120), st.sampled_from([6.5, 8.0, 9.0, 9.5, 10.5, 12.0]))
def test_excel_has_room_for_the_text_beside_its_padding(em: float, pt: float) -> None:
    pixels = round(_alone(em, pt) * 8)  # Excel rounds to whole pixels
    assert (pixels - 5) * 0.75 >= em * pt - 1e-5


@given(st.floats(0.5, 120), st.sampled_from([6.5, 8.0, 9.0, 9.5, 10.5, 12.0]))
def test_libreoffice_has_room_for_the_text_beside_its_padding(em: float, pt: float) -> None:
    assert _alone(em, pt) * 5.95 - 2 >= em * pt


@given(
    st.lists(st.floats(0.5, 40), min_size=2, max_size=9),
    st.floats(0, 1),
    st.sampled_from([6.5, 8.0, 9.0, 10.5]),
)
def test_both_readers_have_room_for_the_text_of_a_cell_over_all_columns(
    ems: list[float], padding: float, pt: float
) -> None:
    widths = [Em(em) for em in ems]
    columns = columns_in_pixels(widths, Em(padding), Pt(pt), {(0, len(ems))})
    text = (sum(ems) + 2 * padding * (len(ems) - 1)) * pt
    # Excel rounds each column to whole pixels.
    assert (sum(round(pixels) for pixels in columns) - 5) * 0.75 >= text - 1e-5
    assert sum(columns) / 8 * 5.95 - 2 >= text - 1e-5


def test_a_sheet_is_as_wide_as_its_columns_in_whole_pixels(sample_pages: Pages) -> None:
    pixels = [ceil(width * 8 - 1e-3) for width in column_widths(sample_pages)]
    assert sheet_width(sample_pages) == sum(pixels) * 0.75


def _alone(em: float, pt: float) -> float:
    """The width, in digits, of a column without a neighbour."""
    (pixels,) = columns_in_pixels([Em(em)], Em(0.3), Pt(pt))
    return pixels / 8
