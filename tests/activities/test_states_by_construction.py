"""What is owed follows from a due day: no duty of an activity names such a state itself."""

from pathlib import Path

import toolkit.activities

ROOT = Path(toolkit.activities.__file__).parent
OWED = {"UNMET", "DEVIATION", "NOT_DUE", "WARNING"}
READS_STATES = {
    *("candidates.py", "commendation_circular.py", "commendation_gate.py", "leader_page.py"),
    *("progress_bulletin.py", "summary.py"),
}
"""Papers, summaries and the gate, which sort verdicts by their states and give none."""
