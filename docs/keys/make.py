"""Makes docs/template-keys.md and its pictures anew: .venv/bin/python docs/keys/make.py [語 …].

With words, only the pictures whose names contain one of them are drawn. Needs LibreOffice, Poppler
and the fonts that README names.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from gallery import DOCUMENT, HERE, PICTURES, Section, chapters, document, workbook
from pictures import picture

sys.path.append(str(HERE.parent.parent / "tests"))

from libreoffice import convert


def main(words: list[str]) -> None:
    """Writes the document, and draws."""
    DOCUMENT.write_text(document(), encoding="utf-8")
    sections = [each for chapter in chapters() for each in chapter.sections]
    names = {f"{each.slug}.png" for each in sections}
    PICTURES.mkdir(exist_ok=True)
    for path in PICTURES.glob("*.png"):
        if path.name not in names:
            path.unlink()
    _draw([each for each in sections if not words or any(word in each.slug for word in words)])


def _draw(sections: list[Section]) -> None:
    with TemporaryDirectory() as name:
        home = Path(name)
        books = {home / f"{each.slug}.xlsx": workbook(each) for each in sections}
        for path, book in books.items():
            path.write_bytes(book)
        convert(home, books, "pdf", home)
        for each in sections:
            drawn = picture(
                home / f"{each.slug}.pdf", whole=each.view == "pages", height=each.height
            )
            (PICTURES / f"{each.slug}.png").write_bytes(drawn)


if __name__ == "__main__":
    main(sys.argv[1:])
