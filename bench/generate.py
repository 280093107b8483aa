"""A workspace and a number in, a larger workspace out: N 事業 made of the real ones' words.

Every 事業 has the shape of a real one (departments, indicators, sections, lines), and each of its
texts has the same number of lines and about the same length, but other words and other digits, so
that nothing which remembers a text it has seen gains by it. The same seed gives the same bytes.
"""

import argparse
import bisect
import json
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import yaml

Node: TypeAlias = "str | list[Node] | dict[str, Node]"
"""A YAML value of which every scalar is text."""

REPOSITORY = Path(__file__).resolve().parent.parent

_PROSE = ("今後の方針", "実績", "文章")
_ENDS = "、。・をにのはがで"
_KEPT = " 　○※《》①②③④⑤⑥⑦⑧⑨"
_WORD = re.compile(rf"[{_KEPT}]+|[^{_KEPT}{_ENDS}]*[{_ENDS}]|[^{_KEPT}{_ENDS}]+")
_PLAIN = re.compile(r"[\w(（][^:#\"']*")
_CHOICE = 12
"""A word is replaced by one of its length or, where these are fewer, by one of about its length."""

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


class Recombiner:
    """Makes texts that look like a given one out of the words of all of them."""

    def __init__(self, texts: list[str], seed: int) -> None:
        lines = [line for text in texts for line in text.split("\n")]
        words = {word for line in lines for word in _WORD.findall(line)}
        self.words = sorted((w for w in words if w[0] not in _KEPT), key=lambda w: (len(w), w))
        self.lengths = [len(word) for word in self.words]
        self.random = random.Random(seed)  # noqa: S311 - figures of a benchmark, not secrets

    def like(self, text: str) -> str:
        """Returns another text with the same line ends, blanks and marks."""
        other = "\n".join(
            "".join(self._word(word) for word in _WORD.findall(line)) for line in text.split("\n")
        )
        return re.sub(r"\d", self._digit, other)

    def _word(self, word: str) -> str:
        if word[0] in _KEPT:
            return word
        low = bisect.bisect_left(self.lengths, len(word))
        high = bisect.bisect_right(self.lengths, len(word))
        spare = max(0, _CHOICE - (high - low))
        low, high = max(0, low - spare // 2), high + spare // 2
        return self.random.choice(self.words[low:high])

    def _digit(self, found: re.Match[str]) -> str:
        digits = "0123456789" if found[0].isascii() else "０１２３４５６７８９"
        return self.random.choice(digits)


def main() -> None:
    """Reads the command line and writes the workspace."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=2020)
    options = parser.parse_args()
    generate(options.workspace, options.count, options.seed)


def generate(workspace: Path, count: int, seed: int) -> None:
    """Writes a workspace of `count` 事業 with the repository's templates."""
    plan_text, year_text = (
        (REPOSITORY / "data" / name).read_text(encoding="utf-8")
        for name in ("plan.yaml", "2020.yaml")
    )
    # The base loader makes nothing but text, as the data format does, lists and mappings.
    plan, year = (yaml.load(text, yaml.CBaseLoader) for text in (plan_text, year_text))  # noqa: S506
    mixer = Recombiner(list(_texts([plan["体系"], year["事業"]])), seed)
    goals, results = _tree(plan["体系"], year["事業"], count, mixer)
    (workspace / "data").mkdir(parents=True)
    shutil.copytree(REPOSITORY / "templates", workspace / "templates")
    for name, head, key, records in (
        ("plan.yaml", plan_text.split("\n体系:")[0], "体系", goals),
        ("2020.yaml", re.sub(r"\n改ページ:.*", "", year_text.split("\n事業:")[0]), "事業", results),
    ):
        text = f"{head}\n" + "\n".join(_lines(key, records, "")) + "\n"
        (workspace / "data" / name).write_text(text, encoding="utf-8", newline="\n")


def _texts(node: Node, key: str = "") -> Iterator[str]:
    """Yields the texts of names and prose."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from _texts(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value, key)
    elif key in (*_PROSE, "名称"):
        yield node


def _tree(
    goals: list[Any], results: list[Any], count: int, mixer: Recombiner
) -> tuple[list[Any], list[Any]]:
    """Repeats the real tree, with other words, until it has `count` 事業."""
    size = sum(len(measure["事業"]) for goal in goals for measure in goal["施策"])
    made_goals: list[Any] = []
    made_results: list[Any] = []
    for turn in range(-(-count // size)):
        numbers = iter(range(turn * size + 1, min(count, (turn + 1) * size) + 1))
        for goal in goals:
            measures = [_measure(each, numbers, turn, mixer) for each in goal["施策"]]
            number = str(len(made_goals) + 1).translate(_FULL_WIDTH)
            name = mixer.like(goal["名称"])
            kept = [measure for measure in measures if measure["事業"]]
            made_goals += [{"番号": number, "名称": name, "施策": kept}] if kept else []
        for place, result in enumerate(results[: count - turn * size], turn * size + 1):
            made_results.append(_result(result, place, turn, mixer))
    return made_goals, made_results


def _measure(measure: Any, numbers: Iterator[int], turn: int, mixer: Recombiner) -> Any:
    projects = [
        _project(project, number, turn, mixer)
        # zip asks for a 事業 first, so that no number is lost at the end of a 施策.
        for project, number in zip(measure["事業"], numbers, strict=False)
    ]
    return {"番号": measure["番号"], "名称": mixer.like(measure["名称"]), "事業": projects}


def _project(project: Any, number: int, turn: int, mixer: Recombiner) -> Any:
    made = {**project, "No": str(number), "名称": mixer.like(project["名称"])}
    made["今後の方針"] = mixer.like(project["今後の方針"])
    # An indicator that another 事業 defines is left out: the last turn may end before that one.
    own = [each for each in project.get("指標", []) if not isinstance(each, str)]
    made["指標"] = [{**each, "id": f"{each['id']}-{turn}"} for each in own]
    return made


def _result(result: Any, number: int, turn: int, mixer: Recombiner) -> Any:
    made = {**result, "No": str(number)}
    said = result["実績"]
    made["実績"] = (
        mixer.like(said)
        if isinstance(said, str)
        else [{**part, "文章": mixer.like(part["文章"])} for part in said]
    )
    values = result.get("指標", {})
    made["指標"] = {f"{identity}-{turn}": value for identity, value in values.items()}
    return made


def _lines(key: str, value: Node, pad: str) -> Iterator[str]:
    """Yields the lines of `key: value` in the style of the real files; an empty list has none."""
    if isinstance(value, str):
        yield from _text_lines(key, value, pad)
    elif value:
        words = [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
        yield f"{pad}{key}: [{', '.join(words)}]" if words else f"{pad}{key}:"
        yield from _inner_lines(value, f"{pad}  ")


def _text_lines(key: str, text: str, pad: str) -> Iterator[str]:
    if key not in _PROSE:
        plain = _PLAIN.fullmatch(text)
        yield f"{pad}{key}: {text if plain else json.dumps(text, ensure_ascii=False)}"
        return
    # The first line's own blanks would be taken for indentation.
    yield f"{pad}{key}: |2" if text.lstrip("\n").startswith(" ") else f"{pad}{key}: |"
    for line in text.removesuffix("\n").split("\n"):
        yield f"{pad}  {line}" if line else ""


def _inner_lines(value: list[Node] | dict[str, Node], pad: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _lines(name, inner, pad)
        return
    for record in value:
        if isinstance(record, dict):
            first, *others = _inner_lines(record, f"{pad}  ")
            yield f"{pad}- {first.lstrip(' ')}"
            yield from others


if __name__ == "__main__":
    main()
