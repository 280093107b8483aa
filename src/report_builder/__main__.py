"""Where the commands begin: `report-builder`, `build-report`, `python -m report_builder`."""

import atexit
import gc


def main() -> None:
    """The command report-builder."""
    _postpone_collection()
    from report_builder.cli import main as run  # noqa: PLC0415 - after the collector is off

    run()


def build_report() -> None:
    """The command build-report."""
    _postpone_collection()
    from report_builder.cli import build_report as run  # noqa: PLC0415 - likewise

    run()


def _postpone_collection() -> None:
    """Lets a short run keep what it makes: looking for cycles costs it a third of its time.

    Commands that open many workbooks one after another turn the collector on again.
    """
    gc.disable()
    atexit.register(gc.freeze)


if __name__ == "__main__":
    main()
