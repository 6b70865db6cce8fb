"""The page Forward / backward as the window drives it."""
