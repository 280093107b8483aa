"""Texts in, short pieces of them out, in one line, that show where the texts differ."""

ROOM = 40
"""Characters of a text that a message shows."""

_BEFORE = 8
"""Characters before the first difference."""

BLANK = "（空欄）"
_LINE_END = "／"


def excerpts(*texts: str, room: int = ROOM) -> tuple[str, ...]:
    """Returns a piece of each text; all begin at the same place, so that a difference shows."""
    written = [text for text in texts if text.strip()]
    is_long = any(len(text) > room for text in written)
    start = max(0, _alike(written) - _BEFORE) if is_long else 0
    return tuple(_piece(text, start, room) for text in texts)


def _alike(texts: list[str]) -> int:
    """Returns how many characters different texts have in common at their beginning; 0 if alike."""
    columns = enumerate(zip(*texts, strict=False))
    least = min(map(len, texts)) if len(set(texts)) > 1 else 0
    return next((place for place, column in columns if len(set(column)) > 1), least)


def of_conflict(base: str, current: str, returned: str) -> tuple[str, str, str]:
    """Returns a piece of each of three values; those that conflict begin at the same place."""
    now, answer = excerpts(current, returned)
    return excerpts(base, returned)[0], now, answer


def _piece(text: str, start: int, room: int) -> str:
    if not text.strip():
        return BLANK
    # A text that ends where the others differ would show nothing.
    start = min(start, max(0, len(text) - _BEFORE))
    piece = text[start : start + room].replace("\r\n", "\n").strip().replace("\n", _LINE_END)
    return ("…" if start else "") + piece + ("…" if start + room < len(text) else "")
