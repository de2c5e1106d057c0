"""The writing area of the editor: text, marks, typing aids, and the checks that follow what is typed."""
