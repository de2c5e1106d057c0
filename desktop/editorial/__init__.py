"""Pure rules of the editorial desk: values and functions from values to values. No Qt, no SQL, no files."""
