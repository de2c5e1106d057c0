"""The eighteen gates of the policy, as pure functions of a `GateCase`: see `evaluation`."""
