"""From the double click to the first screen: one window a workspace, first run, who is working, refusals."""
