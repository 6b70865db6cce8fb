"""The units of a layer as pictures over the plane through the data, and the weights between them."""
