"""One iteration taken apart: its steps in order, their formulas, every number, and the sums behind them.

``plan_iteration(architecture, task, settings)`` says what an iteration will do before anything is computed:
its *parts* (one formula each: ``z[2] = W[2] a[1] + b[2]``) and its *steps* (the parts of one layer and
direction, a box of the diagram). ``maths`` has a class for each kind of layer, for losses and optimizers:
formulas in LaTeX, the quantities that go in, a sentence, and ``explain``, which takes any number apart into
the terms of its sum; the terms of a long one are made when they are asked for (``sums``). ``chain`` goes a
second way to a gradient: it multiplies the derivative of the loss with the local derivatives of all layers
in between, without a look at what backward has stored.

A ``Stepper`` calls ``Iteration.forward``, ``compute_loss``, ``backward`` and ``update`` one by one and
copies what each has computed onto a ``Tape``; training on from any step gives the same bits as not having
stepped. Parameters change in the last step alone, so an iteration can be aborted until then: running
statistics and the generators of the dropout masks are put back. ``Key("dW", 2)`` names a quantity
everywhere: on the tape, in formulas, on arrows, in copied text. Arrays stay rows x features; views turn
them to the columns of courses.

``check`` compares twice. The iteration is computed again in float64 by the same functions, with the dropout
masks of the tape, and every dW, db and da of it is compared with central differences; only the layers
behind the number that is moved are run, many numbers at once. And the tape's own numbers are compared with
what backward gives in float64 for the tape's caches. A number that crosses the kink of a ReLU or a maximum
is tried with a smaller step, then left out and counted.
"""
