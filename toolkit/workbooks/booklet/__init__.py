"""What a booklet has beside its ledgers: its cover, and the base of a later merge."""
