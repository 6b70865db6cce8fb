"""The layered forward and backward core of Layerscope; usable alone, without Qt."""
