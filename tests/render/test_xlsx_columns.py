"""Widths of columns, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.document.table import Em, Pt
from report_builder.render.xlsx_columns import column_width, sheet_width


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
    assert column_width(Em(em), Pt(pt)) == pytest.approx(width, abs=1e-3)


@given(st.floats(0.5, 120), st.sampled_from([6.5, 8.0, 9.0, 9.5, 10.5, 12.0]))
def test_excel_has_room_for_the_text_beside_its_padding(em: float, pt: float) -> None:
    pixels = round(column_width(Em(em), Pt(pt)) * 8)  # Excel rounds to whole pixels
    assert (pixels - 5) * 0.75 >= em * pt - 1e-5


@given(st.floats(0.5, 120), st.sampled_from([6.5, 8.0, 9.0, 9.5, 10.5, 12.0]))
def test_libreoffice_has_room_for_the_text_beside_its_padding(em: float, pt: float) -> None:
    assert column_width(Em(em), Pt(pt)) * 5.95 - 2 >= em * pt


def test_a_sheet_is_as_wide_as_its_columns_in_whole_pixels() -> None:
    # 282 + 101 pixels of 0.75 pt
    assert sheet_width((Em(23), Em(8)), Pt(9)) == 287.25
