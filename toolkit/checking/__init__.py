"""Rows are judged: findings of filling and rules, verdicts of obligations."""
