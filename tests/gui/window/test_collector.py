"""The garbage collector waits while it is held, and goes on afterwards, come what may."""

from __future__ import annotations

import gc

import pytest

from gui.window.collector import collector_held


def test_it_is_off_meanwhile_and_on_again_afterwards():
    assert gc.isenabled()
    with collector_held():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_an_error():
    with pytest.raises(ValueError), collector_held():
        raise ValueError
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off():
    gc.disable()
    try:
        with collector_held():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
