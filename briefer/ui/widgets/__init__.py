"""The controls and lists that every screen is made of."""
