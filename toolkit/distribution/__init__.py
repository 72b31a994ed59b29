"""Ledgers split, dispatched and merged."""
