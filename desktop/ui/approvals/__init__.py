"""File d’approbation: the queue, the exact content, the points, and the decision that is signed."""
