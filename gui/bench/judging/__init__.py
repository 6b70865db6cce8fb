"""What a trained network is worth on which rows: judged beside the run, with a copy of its weights."""
