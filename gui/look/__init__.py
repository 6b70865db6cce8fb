"""What all views share: colours, icons, words, widgets, drawing."""
