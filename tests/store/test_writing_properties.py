"""Values written into files of any layout: they are read back, and no other byte has changed."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from report_builder.model.key import Key
from report_builder.model.period import FiscalYear
from report_builder.model.values import values
from report_builder.store.reading import read_year
from report_builder.store.writing import write_values
from store.layouts import Document, documents

PATH = "data/2020.yaml"

_LINES_ONLY = ("一言", "課題", "補足")
"""Fields of one line (短文)."""

_PIECES = st.sampled_from(
    [
        *"|\"'\\[},&%: 　\t\r\n\x00\x7f\x85\u2028\u2029\ufeff\ufffeあ①𠮷",
        "# ",
        " #",
        "- ",
        "\r\n",
        "\n\n",
    ]
)
_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=8).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)


def _read(document: Document, text: str) -> dict[Key, str]:
    results = read_year(text, PATH, document.plan, (), FiscalYear(2020)).value
    return {key: text for key, text in values(document.plan, results).items() if text}


def _said(texts: Mapping[Key, str]) -> dict[Key, str]:
    return {key: text for key, text in texts.items() if text}


@st.composite
def _new_texts(draw: DrawFn, keys: list[Key]) -> dict[Key, str]:
    chosen = draw(st.lists(st.sampled_from(keys), unique=True)) if keys else []
    texts = {key: draw(_TEXTS) for key in chosen}
    return {
        key: text.replace("\n", " ") if any(each in key for each in _LINES_ONLY) else text
        for key, text in texts.items()
    }


@st.composite
def _changed(draw: DrawFn) -> tuple[Document, dict[Key, str]]:
    document = draw(documents())
    return document, draw(_new_texts(list(document.values)))


@st.composite
def _added(draw: DrawFn) -> tuple[Document, dict[Key, str]]:
    document = draw(documents())
    return document, draw(_new_texts(list(document.absent)))


def _stands_in(stretches: list[str], text: str) -> bool:
    """Whether the stretches follow one another in a text, from its beginning to its end."""
    first, *others = stretches
    if not others:
        return text == first
    *middle, last = others
    if not text.startswith(first) or not text.endswith(last):
        return False
    position = len(first)
    for stretch in middle:
        position = text.find(stretch, position)
        if position < 0:
            return False
        position += len(stretch)
    return position <= len(text) - len(last)


@given(documents())
def test_a_drawn_file_says_what_was_drawn(document: Document) -> None:
    assert _read(document, document.text) == _said(document.values)


@given(_changed())
def test_a_changed_value_is_read_back_and_the_others_stay(
    case: tuple[Document, dict[Key, str]],
) -> None:
    document, texts = case
    written = write_values(document.text, PATH, document.plan, texts)
    assert _read(document, written) == _said({**document.values, **texts})


@given(_changed())
def test_every_byte_outside_the_changed_values_stays(
    case: tuple[Document, dict[Key, str]],
) -> None:
    document, texts = case
    written = write_values(document.text, PATH, document.plan, texts)
    assert _stands_in(document.fixed(texts), written)


@given(_added())
def test_a_value_that_the_file_lacks_is_added_and_nothing_is_lost(
    case: tuple[Document, dict[Key, str]],
) -> None:
    document, texts = case
    written = write_values(document.text, PATH, document.plan, texts)
    assert _read(document, written) == _said({**document.values, **texts})
    kept = iter(written)
    assert all(character in kept for character in document.text)


@given(_changed())
def test_writing_the_same_values_again_changes_nothing_more(
    case: tuple[Document, dict[Key, str]],
) -> None:
    document, texts = case
    once = write_values(document.text, PATH, document.plan, texts)
    assert write_values(once, PATH, document.plan, texts) == once


@given(_changed())
def test_the_old_values_can_be_written_back(case: tuple[Document, dict[Key, str]]) -> None:
    document, texts = case
    written = write_values(document.text, PATH, document.plan, texts)
    old = {key: document.values[key] for key in texts}
    restored = write_values(written, PATH, document.plan, old)
    assert _read(document, restored) == _said(document.values)
    assert _stands_in(document.fixed(texts), restored)
