"""YAML text in, plan, year and scales out, all mistakes at once; and changes back into the text."""
