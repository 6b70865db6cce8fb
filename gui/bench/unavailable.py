"""Sentences that say why something cannot be done now, of parts that may not be there yet."""

from __future__ import annotations

from engine.common.messages import Message

NO_GRADIENT = Message("Step to the backward pass first: no gradient has been computed yet.")
NO_ROWS = Message("Choose rows of a trained network first: the page Evaluate lists those behind each figure.")
NO_STEP = Message("Step through an iteration first: there are no numbers to report yet.")
