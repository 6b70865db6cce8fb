"""Choice of the core that trains: the compiled one, or NumPy."""

from __future__ import annotations

import os
import sys
from typing import Literal, get_args

from engine.common.messages import Message, UserError
from engine.kernel.library import Library, loaded

Core = Literal["numpy", "compiled"]
CoreChoice = Literal["auto", "compiled", "numpy"]

VARIABLE = "LAYERSCOPE_CORE"
"""Environment variable with the choice that the program starts with, as for the tests."""
_INSTRUCTIONS = {"avx512": "AVX-512", "avx2": "AVX2", "plain": "plain C"}


class _Chosen:
    """The choice of this process.

    Attributes:
        core: it, or None until somebody asks or chooses.
    """

    core: CoreChoice | None = None


def choose(core: str) -> None:
    """Train with this core from the next start of a run on.

    Raises:
        UserError: there is no such core, or no compiled one here.
    """
    if core not in get_args(CoreChoice):
        choices = ", ".join(get_args(CoreChoice))
        raise UserError("There is no core {core}; choose one of {choices}.", core=core, choices=choices)
    if core == "compiled" and (reason := why_not_compiled()):
        raise UserError.of(reason)
    _Chosen.core = core  # type: ignore[assignment]


def chosen() -> CoreChoice:
    """The choice in force: what was chosen last, or else what the environment says, or ``auto``.

    Raises:
        UserError: the environment asks for what there is not.
    """
    if _Chosen.core is None:
        asked = os.environ.get(VARIABLE) or "auto"
        try:
            choose(asked)
        except UserError as error:
            raise UserError(
                "{name}={value}: {reason}", name=VARIABLE, value=asked, reason=error.message
            ) from None
    assert _Chosen.core is not None  # noqa: S101 - it was chosen
    return _Chosen.core


def library_in_use() -> Library | None:
    """The compiled core, if it is to train; None where NumPy is."""
    return None if chosen() == "numpy" else loaded()


def core_in_use() -> Core:
    """The core that a run begins with now, where it can run the network."""
    return "numpy" if library_in_use() is None else "compiled"


def core_message() -> Message:
    """Sentence on which core trains, and why it is not the compiled one."""
    library = library_in_use()
    if library is not None:
        instructions = _INSTRUCTIONS[library.instructions]
        return Message("The compiled core trains, with {instructions}.", instructions=instructions)
    reason = why_not_compiled()
    if reason is None:
        return Message("NumPy trains, as was chosen; the compiled core is there too, and quicker.")
    return Message("NumPy trains. {reason}", reason=reason)


def why_not_compiled() -> Message | None:
    """Reason why there is no compiled core; None where there is one."""
    if loaded() is not None:
        return None
    if sys.platform == "win32":
        return Message("The compiled core, which is quicker, is not made for Windows.")
    return Message(
        "There is no compiled core, which is quicker: it needs a C compiler when the program is installed."
    )
