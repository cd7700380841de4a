"""Articles coming in: their progress, what came of them, and setting right what the reading made of them."""
