"""Sentences for people that can be translated: a template and the values that fill it."""

from __future__ import annotations

from typing import Any


class Message:
    """One sentence for the user, kept as an English template and its values.

    The template is the key that a translation is looked up by, so the values must stay out of it:
    ``Message("Column {column} has no values.", column="age")``. ``str(message)`` is the English text.
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: Any) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and self.template == other.template and self.values == other.values

    def __hash__(self) -> int:
        return hash(self.template)


class UserError(Exception):
    """Something that the user can put right: says what is wrong, where, and what to do.

    The window shows ``message`` inline; the command line prints it on one line and exits with code 2.
    """

    def __init__(self, template: str, /, **values: Any) -> None:
        self.message = Message(template, **values)
        super().__init__(str(self.message))

    @classmethod
    def of(cls, message: Message) -> UserError:
        """The error that a sentence describes."""
        return cls(message.template, **message.values)


class Cancelled(Exception):
    """Long work ended early because the user cancelled it."""
