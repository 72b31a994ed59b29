"""What official documents say; one folder an activity."""
