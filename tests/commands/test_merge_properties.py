"""Laws of the whole command: forms made, filled in at random, sent back and merged."""

import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from commands.town import (
    COUNT,
    MEETING,
    NEWS,
    PHONE,
    RATING,
    TALK,
    TEXT,
    WALK,
    WATCH,
    YEAR,
    Texts,
    Town,
    make_town,
    write_town,
)
from report_builder.commands.undo import undo_merge
from report_builder.forms.normalise import text_of
from report_builder.merge import is_blank, three_way
from report_builder.model.key import Key
from report_builder.model.plan import Plan
from report_builder.store.writing import write_values
from report_builder.workspace import load

_OWN: Mapping[str, tuple[Key, ...]] = {
    "kenko": (RATING, ("事業", 1, "実績", ""), MEETING, COUNT),
    "hoiku": (TALK, PHONE, WATCH, WALK, ("指標", "回数", "実績値")),
    "kyoiku": (NEWS, ("事業", 3, "実績", "")),
}
_KEYS = tuple(key for keys in _OWN.values() for key in keys)

_PIECES = st.sampled_from(
    [
        "　",
        "あ",
        "㈱",
        "①",
        "２",
        "=1+1",
        "'",
        "A",
        "3",
        " ",
        "# ",
        ": ",
        "- ",
        "《",
        "\n",
        "%",
        "𠮷",
    ]
)
_PROSE = st.lists(_PIECES, max_size=8).map(lambda pieces: text_of("".join(pieces)).text)
_GRADES = st.sampled_from(["", "A", "B", "C"])
_FIGURES = st.sampled_from(["", "0", "12", "3.5", "中止"])

_few = settings(max_examples=15)


def _texts(key: Key) -> st.SearchStrategy[str]:
    """Draws what may stand in a cell; what is only blanks is no text at all."""
    kind = _FIGURES if key[0] == "指標" else _GRADES if key[2] == "評価" else _PROSE
    return kind.map(lambda text: "" if is_blank(text) else text)


def _said(texts: Texts) -> dict[Key, str]:
    return {key: text for key, text in texts.items() if text}


@st.composite
def _some(draw: DrawFn, keys: tuple[Key, ...]) -> dict[Key, str]:
    """Draws texts for some of the keys."""
    chosen = draw(st.lists(st.sampled_from(keys), unique=True))
    return {key: draw(_texts(key)) for key in chosen}


@dataclass(frozen=True, slots=True)
class Case:
    """What the year says, what each department writes, and what is edited meanwhile.

    Attributes:
        base: The year when the forms are made; what is not in it is blank.
        edits: Id of a department to what it writes into its form.
        meanwhile: What the planning division writes into the year's file.
        order: In which the returns are merged.
    """

    base: dict[Key, str]
    edits: dict[str, dict[Key, str]]
    meanwhile: dict[Key, str]
    order: tuple[str, ...]


@st.composite
def cases(draw: DrawFn, *, is_edited: bool = False) -> Case:
    """Draws a case."""
    base = {key: draw(_texts(key)) for key in _KEYS}
    edits = {name: draw(_some(keys)) for name, keys in _OWN.items()}
    meanwhile = draw(_some(_KEYS)) if is_edited else {}
    return Case(base, edits, meanwhile, tuple(draw(st.permutations(tuple(_OWN)))))


@cache
def _plan() -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        return load(write_town(Path(folder)), YEAR).plan.value


@contextmanager
def _sent_out(case: Case) -> Generator[tuple[Town, Town], None, None]:
    """Yields the town with its forms out and the year's file edited since; and its twin."""
    base = write_values(TEXT, "", _plan(), case.base)
    now = write_values(base, "", _plan(), case.meanwhile)
    with tempfile.TemporaryDirectory() as folder:
        forms = make_town(Path(folder, "0"), base).forms
        yield (
            Town(write_town(Path(folder, "1"), now), forms),
            Town(write_town(Path(folder, "2"), now), forms),
        )


def _merge(town: Town, case: Case, order: tuple[str, ...]) -> None:
    for name in order:
        file = town.take(town.send(f"{name}.xlsx", name, case.edits[name]))
        assert file.outcome == "merged", file.problems


@_few
@given(cases())
def test_merging_applies_exactly_the_edits_and_nothing_else_changes(case: Case) -> None:
    with _sent_out(case) as (town, _):
        assert town.values == _said(case.base)
        _merge(town, case, case.order)
        edits = {key: text for texts in case.edits.values() for key, text in texts.items()}
        assert town.values == _said({**case.base, **_said(edits)})


@_few
@given(cases(is_edited=True))
def test_each_value_is_decided_by_its_own_three_values_alone(case: Case) -> None:
    with _sent_out(case) as (town, _):
        current = {**case.base, **case.meanwhile}
        _merge(town, case, case.order)
        edits = [each for texts in case.edits.values() for each in texts.items()]
        taken = {
            key: text
            for key, text in edits
            if three_way(case.base[key], current[key], text) == "taken"
        }
        assert town.values == _said({**current, **taken})


@_few
@given(cases(is_edited=True))
def test_the_order_of_departments_makes_no_difference_to_any_byte(case: Case) -> None:
    with _sent_out(case) as (town, twin):
        _merge(town, case, tuple(_OWN))
        _merge(twin, case, case.order)
        assert town.text == twin.text


@_few
@given(cases(is_edited=True))
def test_merging_everything_again_changes_nothing_and_records_nothing(case: Case) -> None:
    with _sent_out(case) as (town, _):
        _merge(town, case, case.order)
        before, entries = town.text, town.entries
        assert {file.outcome for file in town.merge().files} == {"already"}
        assert (town.text, town.entries) == (before, entries)


@_few
@given(cases(is_edited=True))
def test_undoing_every_merge_leaves_what_was_there_before(case: Case) -> None:
    with _sent_out(case) as (town, _):
        before = town.values
        _merge(town, case, case.order)
        for _ in [entry for entry in town.entries if entry.changes]:
            undo_merge(town.workspace, YEAR)
        assert town.values == before
