"""A workspace and a template in, a Word file out: the docxtpl script of a user."""

import sys
from pathlib import Path

from docxtpl import DocxTemplate
from peer_texts import read_rows


def main(workspace: Path, template: Path, target: Path) -> None:
    """Fills the template's row loop; line ends of a text become line breaks."""
    document = DocxTemplate(str(template))
    document.render({"rows": list(read_rows(workspace))}, autoescape=True)
    document.save(str(target))  # pyright: ignore[reportUnknownMemberType]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
