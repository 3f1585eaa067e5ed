"""Pages: what a person sees, as templates and style."""
