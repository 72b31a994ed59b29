"""Templates that other programs write, made for the tests."""
