"""What has the keyboard, in which order, and how it is shown."""
