"""`python -m report_builder`: the same as the command report-builder."""

from report_builder.cli import main

if __name__ == "__main__":
    main()
