"""The view that goes through one iteration step by step: diagram, heat maps, numbers, list of steps.

``SteppingModel`` moves a mark on the tape: going back hides numbers, going forward shows them again, and
only beyond the tape's end the run is asked. ``Tape.knows(key, done)`` is the one rule for what may be
shown.

``diagram`` is made in three steps that need nothing of the next: ``content`` turns a plan into texts and
sizes; ``lanes`` and ``layout`` find a place for everything from the sizes alone, so that on any graph
arrows meet their boxes and cross none, and labels lie free (tested on random graphs); ``box`` and ``items``
paint. The longest way through the network is a straight row; branches lie above it in forward and mirrored
below it in backward, so that the dashed lines of the caches run straight down or around.

All numbers on the screen go through a ``Sheet``: it says which line and column of a table, and which name,
belong to an index of the engine's array. A ``SheetImage`` makes an image of it once; painting only scales
that. Copied numbers are read back to the same bits. Where a number is a feature or a class, ``KnownNames``
has its name, the one in exported files.

Formulas are typeset once for all layers, with zeros for the numbers in brackets, whose digits are put in
afterwards. One takes about 10 ms, so the diagram typesets them in slices between which the window lives.
Reports are strings of HTML and SVG made in a thread from a tape; only the diagram is painted in the
window's thread.
"""
