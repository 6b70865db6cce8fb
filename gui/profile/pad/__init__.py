"""Drawing pad: a picture of the size that the network learnt from, to paint with mouse or keyboard."""
