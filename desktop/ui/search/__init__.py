"""Search everywhere: one field for posts, images, rules, people, commands and standard replies."""
