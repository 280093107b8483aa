"""Makes the official yearly report of a city's plan, its forms, and their merging."""

__version__ = "0.1.0"
