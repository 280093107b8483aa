"""The order of writes of docs/merge.md on a disk of three files that may stop at any byte."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from report_builder.model.change import Change
from report_builder.store.history import next_number, recovery, reverse, standing_merges
from report_builder.store.journal import Entry, Origin, entry_line, healed, read_journal

YEAR, DRAFT, JOURNAL = "2020.yaml", ".2020.yaml.draft", "2020.journal.jsonl"


class PowerLoss(Exception):  # noqa: N818 - it is no error of the program
    """The power fails."""


@dataclass(slots=True)
class Disk:
    """Three files.

    Attributes:
        files: Name to content.
        left: Steps until the power fails; every byte that is written is one, and so is renaming
            and deleting.
    """

    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    left: int = 10**6

    def _step(self) -> None:
        if not self.left:
            raise PowerLoss
        self.left -= 1

    def append(self, name: str, content: bytes) -> None:
        """Writes byte by byte."""
        self.files.setdefault(name, b"")
        for byte in content:
            self._step()
            self.files[name] += bytes([byte])

    def write(self, name: str, content: bytes) -> None:
        """Writes a file anew, byte by byte."""
        self._step()
        self.files[name] = b""
        self.append(name, content)

    def rename(self, old: str, new: str) -> None:
        """Puts a file in the place of another, in one step."""
        self._step()
        self.files[new] = self.files.pop(old)

    def remove(self, name: str) -> None:
        """Deletes a file, in one step."""
        self._step()
        del self.files[name]


Values = dict[str, str]


def _year(values: Values) -> bytes:
    return json.dumps(values, ensure_ascii=False, sort_keys=True).encode()


def _values(disk: Disk) -> Values:
    return json.loads(disk.files[YEAR])


def _sum(content: bytes) -> str:
    return sha256(content).hexdigest()


def _entries(disk: Disk) -> tuple[Entry, ...]:
    return read_journal(disk.files.get(JOURNAL, b"").decode(), JOURNAL)


def _commit(disk: Disk, entry: Entry, new: bytes) -> None:
    disk.write(DRAFT, new)
    disk.append(JOURNAL, entry_line(entry).encode())
    disk.rename(DRAFT, YEAR)


def _merge(disk: Disk, text: str) -> None:
    """Gives No. 1 another 評価."""
    old = _values(disk)
    new = {**old, "評価": text}
    change = Change(("事業", 1, "評価"), old["評価"], text)
    number = next_number(_entries(disk))
    sums = _sum(disk.files[YEAR]), _sum(_year(new))
    origin = Origin("課", "", "", f"{number}.xlsx", str(number), "")
    _commit(disk, Entry(number, "merge", "", *sums, (change,), origin), _year(new))


def _undo(disk: Disk) -> None:
    """Takes the last merge back; for this test, without asking whether the value changed since."""
    entries = _entries(disk)
    undoing = reverse(standing_merges(entries)[-1])
    new = {**_values(disk), "評価": undoing.changes[0].after}
    sums = _sum(disk.files[YEAR]), _sum(_year(new))
    entry = Entry(next_number(entries), "undo", "", *sums, undoing.changes, undoes=undoing.number)
    _commit(disk, entry, _year(new))


def _recover(disk: Disk) -> None:
    journal = disk.files.get(JOURNAL, b"")
    whole = healed(journal)
    if len(whole) > len(journal):
        disk.append(JOURNAL, whole[len(journal) :])
    else:
        disk.files[JOURNAL] = whole  # cutting off is one step of the file system
    draft = disk.files.get(DRAFT)
    entries = _entries(disk)
    match recovery(entries, _sum(disk.files[YEAR]), None if draft is None else _sum(draft)):
        case "finish":
            disk.rename(DRAFT, YEAR)
        case "drop":
            disk.remove(DRAFT)
        case "take-back":
            year, undoing = _sum(disk.files[YEAR]), reverse(entries[-1])
            number = next_number(entries)
            entry = Entry(number, "undo", "", year, year, undoing.changes, undoes=undoing.number)
            disk.append(JOURNAL, entry_line(entry).encode())
            disk.remove(DRAFT)
        case "nothing":
            pass


Act = Callable[[Disk], None]
_MANY = 10**6


def _until_power_loss(disk: Disk, data: DataObject, act: Act) -> None:
    """Acts until the power fails at any step; often at one of the last, where most is at stake."""
    trial = Disk(dict(disk.files), _MANY)
    act(trial)
    total = _MANY - trial.left
    late = st.integers(0, 3).map(lambda before: max(total - before, 0))
    disk.left = data.draw(st.one_of(st.integers(0, total), late), label="steps")
    with suppress(PowerLoss):
        act(disk)
    disk.left = _MANY


def _recover_with_failures(disk: Disk, data: DataObject) -> None:
    """Recovers, in as many attempts as the power fails."""
    for _ in range(data.draw(st.integers(0, 2), label="failures")):
        _until_power_loss(disk, data, _recover)
    _recover(disk)


def _begun() -> Disk:
    return Disk({YEAR: _year({"評価": "", "実績": ""})})


@given(st.data())
def test_after_any_crash_the_year_is_old_or_new_and_the_journal_agrees(data: DataObject) -> None:
    disk = _begun()
    for _ in range(data.draw(st.integers(1, 5), label="commits")):
        old, told = _values(disk), standing_merges(_entries(disk))
        takes_back = bool(told) and data.draw(st.booleans(), label="undo")
        text = data.draw(st.sampled_from(sorted({"A", "B", "あ"} - {old["評価"]})), label="text")
        act = _undo if takes_back else partial(_merge, text=text)
        _until_power_loss(disk, data, act)
        _recover_with_failures(disk, data)
        assert DRAFT not in disk.files
        standing = standing_merges(_entries(disk))
        if _values(disk) == old:
            assert standing == told
        elif takes_back:
            assert standing == told[:-1]
            assert _values(disk) == {**old, "評価": told[-1].changes[0].before}
        else:
            assert standing[:-1] == told
            assert _values(disk) == {**old, "評価": text}


@given(st.data())
def test_what_a_person_edits_after_a_crash_is_never_lost(data: DataObject) -> None:
    disk = _begun()
    _merge(disk, "A")
    takes_back = data.draw(st.booleans(), label="undo")
    _until_power_loss(disk, data, _undo if takes_back else partial(_merge, text="B"))
    seen = _values(disk)
    edited = {**seen, "実績": "手で直した"}
    disk.files[YEAR] = _year(edited)
    _recover_with_failures(disk, data)
    assert DRAFT not in disk.files
    assert _values(disk) == edited
    last = [each.changes[0].after for each in standing_merges(_entries(disk))]
    assert (last or [""])[-1] == edited["評価"]
