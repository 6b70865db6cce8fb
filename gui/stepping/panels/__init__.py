"""The right side: one number taken apart."""
