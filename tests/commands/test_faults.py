"""A crash or a full disk at every single operation: the data are old or new, whole, and agree."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import pytest

from commands.faults import Command, Ended, Fault, run, typed
from commands.town import COUNT, PHONE, RATING, TALK, WATCH, YEAR, Town
from report_builder.commands.merge_report import FileReport
from report_builder.commands.transaction import changing, digest
from report_builder.commands.undo import undo_merge
from report_builder.store.history import standing_merges
from report_builder.store.journal import Entry
from report_builder.workspace import Workspace

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="fork のない OS です"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]

MERGE = typed("merge", "2021", "inbox/保育課.xlsx")
UNDO = typed("undo", "2021")


def put_in_order() -> None:
    """Does what every command that changes data begins with, in the current folder."""
    with changing(Workspace(Path()), YEAR):
        pass


@dataclass(frozen=True, slots=True)
class Scene:
    """A town before a command, and what the command does to it when nothing goes wrong.

    Attributes:
        town: Before; never changed.
        command: What is done.
        after: The town as the command leaves it.
    """

    town: Town
    command: Command
    after: Town

    def fresh(self, name: str) -> Town:
        """Returns a copy of the town."""
        return _copy(self.town, name)

    def faults(self, fault: Fault) -> Iterator[tuple[Town, Ended]]:
        """Yields the town after each operation at which the command went wrong."""
        for at in count(1):
            town = self.fresh("failing")
            ended = run(town.root, self.command, fault, at)
            if not ended.struck:
                assert at > _FEWEST, "nothing was counted"
                return
            yield town, ended


_FEWEST = 5
"""Operations on files that every command has."""


def _copy(town: Town, name: str) -> Town:
    root = town.root.with_name(name)
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(town.root, root)
    return replace(town, workspace=replace(town.workspace, root=root))


@pytest.fixture
def merging(town: Town) -> Scene:
    """A second merge, of a file that also has to be asked about."""
    town.take(town.send("健康課.xlsx", "kenko", {RATING: "B", COUNT: "430"}))
    town.send("保育課.xlsx", "hoiku", {TALK: "A", PHONE: "　電話　5人\n　夜間も", WATCH: ""})
    after = _copy(town, "after")
    after.take(after.root / "inbox" / "保育課.xlsx")
    return Scene(town, MERGE, after)


@pytest.fixture
def undoing(merging: Scene) -> Scene:
    """The undoing of that merge."""
    after = _copy(merging.after, "undone")
    undo_merge(after.workspace, YEAR)
    return Scene(merging.after, UNDO, after)


def _agrees(town: Town) -> None:
    """The journal's last line is about the year's file as it is."""
    assert town.entries[-1].after == digest(town.text.encode())


def _is_whole(scene: Scene, town: Town) -> None:
    """The year's file is the old or the new one; so is what the journal says, once recovered."""
    assert town.text in (scene.town.text, scene.after.text)
    with changing(town.workspace, YEAR):
        pass
    assert town.text in (scene.town.text, scene.after.text)
    assert (len(town.entries) == len(scene.after.entries)) == (town.text == scene.after.text)
    _agrees(town)


def _timeless(entries: tuple[Entry, ...]) -> list[Entry]:
    return [replace(entry, time="") for entry in entries]


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def _ends_alike(scene: Scene, town: Town) -> None:
    """Data, journal and copies are those of a command that was not disturbed."""
    assert town.text == scene.after.text
    assert _timeless(town.entries) == _timeless(scene.after.entries)
    data = town.root / "data"
    assert _names(data) == _names(scene.after.root / "data")
    kept = [entry.origin.kept for entry in standing_merges(town.entries) if entry.origin]
    for name in kept:
        assert (town.root / name).read_bytes() == (scene.after.root / name).read_bytes()


def _is_told(ended: Ended) -> None:
    """The user hears what happened, and it is not a bug of ours."""
    assert ended.status == 1
    assert "誤り" in ended.said
    assert "プログラムの誤り" not in ended.said


def _repeat(town: Town) -> FileReport:
    return town.take(town.root / "inbox" / "保育課.xlsx")


def test_a_merge_killed_anywhere_leaves_old_or_new_data_and_ends_alike_when_repeated(
    merging: Scene,
) -> None:
    for town, ended in merging.faults("killed"):
        assert ended.status is None
        _is_whole(merging, town)
        _repeat(town)
        _ends_alike(merging, town)


def test_a_merge_killed_anywhere_can_be_repeated_at_once(merging: Scene) -> None:
    for town in _left_in_disorder(merging):
        _repeat(town)
        _ends_alike(merging, town)


def test_an_undoing_killed_anywhere_is_done_or_not_and_can_be_repeated(undoing: Scene) -> None:
    for town, _ in undoing.faults("killed"):
        _is_whole(undoing, town)
        if town.text != undoing.after.text:
            undo_merge(town.workspace, YEAR)
        _ends_alike(undoing, town)


def test_a_merge_killed_again_while_it_is_put_in_order_ends_alike_too(merging: Scene) -> None:
    for first in _left_in_disorder(merging):
        again = replace(merging, town=first, command=put_in_order)
        for town, _ in again.faults("killed"):
            _is_whole(merging, town)
            _repeat(town)
            _ends_alike(merging, town)


def _left_in_disorder(scene: Scene) -> Iterator[Town]:
    """Yields the town after those crashes that leave something to be put in order."""
    for number, (town, _) in enumerate(scene.faults("killed")):
        journal = town.workspace.journal(YEAR).read_bytes()
        if town.workspace.draft(YEAR).exists() or not journal.endswith(b"\n"):
            yield _copy(town, f"left{number}")


@pytest.mark.parametrize("fault", ["fails once", "disk full"])
def test_a_merge_whose_disk_fails_anywhere_is_told_and_can_be_repeated(
    merging: Scene, fault: Fault
) -> None:
    for town, ended in merging.faults(fault):
        assert "プログラムの誤り" not in ended.said
        _is_whole(merging, town)
        _repeat(town)
        _ends_alike(merging, town)


def test_a_full_disk_is_told_wherever_it_hinders(merging: Scene) -> None:
    for town, ended in merging.faults("disk full"):
        if town.text == merging.town.text:
            _is_told(ended)
            assert "ディスクに空きがありません" in ended.said


def test_a_folder_that_cannot_be_written_is_told_and_stays_as_it_is(merging: Scene) -> None:
    before = _names(merging.town.root)
    for command in (MERGE, UNDO):
        town = merging.fresh("failing")
        ended = run(town.root, command, "read only", 1)
        _is_told(ended)
        assert "書き込みのできない場所です" in ended.said
        assert (town.text, _names(town.root)) == (merging.town.text, before)


def test_a_file_edited_after_a_crash_is_not_overwritten(merging: Scene) -> None:
    drafts = (town for town in _left_in_disorder(merging) if town.workspace.draft(YEAR).exists())
    for town in drafts:
        town.edit("評価: C", "評価: A")
        with changing(town.workspace, YEAR) as told:
            assert {each.code for each in told} & {"recovery-taken-back", "recovery-dropped"}
        assert town.text == merging.town.text.replace("評価: C", "評価: A")
        file = _repeat(town)
        assert file.outcome == "merged"
        assert town.text == merging.after.text.replace("評価: C", "評価: A")
        _agrees(town)
