"""The images of a post and their rights, and the preview of what will be published."""
