"""The version of the program; the same stands in pyproject.toml."""

VERSION = "0.1.0"
