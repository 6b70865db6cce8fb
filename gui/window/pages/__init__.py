"""The pages of the window: what is shown at the left, in the middle and at the right of each tab."""
