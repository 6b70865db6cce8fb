"""What is seen of the layers at a zoom: blocks, cards, or units with the weights between them."""
