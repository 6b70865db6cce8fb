"""The picture of the plane: how many points it has and how soon it comes, and the thread that computes it."""
