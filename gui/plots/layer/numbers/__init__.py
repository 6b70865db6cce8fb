"""Numbers of a layer as pictures: cells, tiles and bars."""
