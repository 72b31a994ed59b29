"""Stand-ins for what is judged by inputs held back: invented, seeded, not tuned to; figures, no verdict."""
