"""From articles that disagree to attributed ranges of casualty figures."""
