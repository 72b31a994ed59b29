"""The words an activity is declared with. Standard library only."""
