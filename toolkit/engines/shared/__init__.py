"""What every engine shares: which cells are meant, how values go to and fro, what books are made of."""
