"""The gradient check: an iteration computed again and compared with central differences."""
