"""Every choice of the user as one frozen value."""
