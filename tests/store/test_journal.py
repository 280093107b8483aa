"""The journal: a line for each merge and undoing, read back as it was, whatever breaks."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.change import Change, Conflict
from report_builder.model.form import Remark
from report_builder.model.key import Key
from report_builder.problems import ReportError
from report_builder.store.journal import Entry, Origin, entry_line, healed, read_journal

PATH = "data/2020.journal.jsonl"

FIRST = Entry(
    number=1,
    kind="merge",
    time="2021-06-30T10:15:00+09:00",
    before="a" * 64,
    after="b" * 64,
    changes=(Change(("事業", 10, "実績", "hoiku"), "", "　１行目\n２行目"),),
    origin=Origin("hoiku", "山田", "2101", "保育課.xlsx", "c" * 64, "data/returns/c.xlsx"),
    conflicts=(
        Conflict(("事業", 10, "評価"), "A", "B", "C"),
        Conflict(("指標", "a/b~", "実績値"), "1", "2", "3", "returned"),
    ),
    notes=((("備考", 10), "相談"),),
    remarks=(Remark("suggestion", "No.10 今後の方針", "新", "旧", "保育課.xlsx「調査票」C12"),),
)
SECOND = Entry(
    2,
    "undo",
    "2021-07-01T09:00:00+09:00",
    "b" * 64,
    "a" * 64,
    (Change(("事業", 10, "実績", "hoiku"), "　１行目\n２行目", ""),),
    undoes=1,
)
LINES = entry_line(FIRST) + entry_line(SECOND)


def _damaged_lines(text: str) -> list[int | None]:
    with pytest.raises(ReportError) as caught:
        read_journal(text, PATH)
    assert {problem.code for problem in caught.value.problems} == {"journal-damaged"}
    return [problem.place.line for problem in caught.value.problems]


def test_entries_are_read_as_they_were_written() -> None:
    assert read_journal(LINES, PATH) == (FIRST, SECOND)


def test_an_entry_is_one_line_that_a_person_can_read() -> None:
    line = entry_line(FIRST)
    assert line.count("\n") == 1
    assert "保育課.xlsx" in line
    assert json.loads(line)["changes"][0]["key"] == "事業/10/実績/hoiku"


def test_an_empty_journal_has_no_entries() -> None:
    assert read_journal("", PATH) == ()


def test_blank_lines_line_ends_of_windows_and_a_byte_order_mark_do_no_harm() -> None:
    text = "\ufeff" + LINES.replace("\n", "\r\n\r\n")
    assert read_journal(text, PATH) == (FIRST, SECOND)


@pytest.mark.parametrize(
    "damage",
    [
        "{",
        "これは何",
        "[]",
        '"merge"',
        "{}",
        "\0" * 20,
        "[" * 5000,
        entry_line(FIRST).rstrip().replace('"merge"', '"merged"'),
        entry_line(FIRST).rstrip().replace('"number": 1', '"number": "1"'),
        entry_line(FIRST).rstrip().replace('"山田"', "7"),
        entry_line(FIRST).rstrip().replace('"settled": "returned"', '"settled": "どちらか"'),
        entry_line(FIRST).rstrip().replace('"suggestion"', '"other"'),
        entry_line(FIRST).rstrip().replace('"事業/10/', '"事業/ten/'),
        entry_line(FIRST).rstrip().replace('"time"', '"when"'),
    ],
)
def test_a_damaged_line_is_named(damage: str) -> None:
    assert _damaged_lines(f"{entry_line(FIRST)}{damage}\n{entry_line(SECOND)}") == [2]


def test_all_damaged_lines_are_named_at_once() -> None:
    assert _damaged_lines(f"x\n{entry_line(FIRST)}y\n") == [1, 3]


@pytest.mark.parametrize("length", range(len(entry_line(SECOND).encode()) + 1))
def test_a_last_line_that_was_cut_anywhere_is_passed_over_and_healed(length: int) -> None:
    cut = entry_line(FIRST).encode() + entry_line(SECOND).encode()[:length]
    is_whole = length >= len(entry_line(SECOND).encode()) - 1
    mended = healed(cut)
    assert mended == (LINES if is_whole else entry_line(FIRST)).encode()
    assert read_journal(cut.decode("utf-8", "ignore"), PATH) == read_journal(mended.decode(), PATH)


def test_what_a_loss_of_power_leaves_is_cut_off() -> None:
    assert healed(LINES.encode() + b"\0" * 512) == LINES.encode()


def test_a_whole_journal_is_not_touched() -> None:
    assert healed(LINES.encode()) == LINES.encode()
    assert healed(b"") == b""


_ANY = st.text(st.characters())
"""Lone surrogates too: a returned file may hold what no YAML can."""

_KEYS: st.SearchStrategy[Key] = st.one_of(
    st.tuples(st.just("事業"), st.integers(0, 999), _ANY),
    st.tuples(st.just("事業"), st.integers(0, 999), _ANY, _ANY),
    st.tuples(st.just("指標"), _ANY, _ANY),
)
_ENTRIES = st.builds(
    Entry,
    number=st.integers(1),
    kind=st.sampled_from(["merge", "undo"]),
    time=_ANY,
    before=_ANY,
    after=_ANY,
    changes=st.lists(st.builds(Change, _KEYS, _ANY, _ANY), max_size=3).map(tuple),
    origin=st.one_of(st.none(), st.builds(Origin, _ANY, _ANY, _ANY, _ANY, _ANY, _ANY)),
    undoes=st.one_of(st.none(), st.integers(1)),
    conflicts=st.lists(
        st.builds(
            Conflict, _KEYS, _ANY, _ANY, _ANY, st.sampled_from([None, "returned", "current"])
        ),
        max_size=2,
    ).map(tuple),
    notes=st.lists(st.tuples(_KEYS, _ANY), max_size=2).map(tuple),
    remarks=st.lists(
        st.builds(Remark, st.sampled_from(["note", "suggestion", "stray"]), _ANY, _ANY, _ANY, _ANY),
        max_size=2,
    ).map(tuple),
)


@given(st.lists(_ENTRIES, max_size=3))
def test_whatever_an_entry_holds_it_comes_back(entries: list[Entry]) -> None:
    content = "".join(map(entry_line, entries)).encode("utf-8")
    assert healed(content) == content
    assert read_journal(content.decode("utf-8"), PATH) == tuple(entries)
