"""The dossier, pure: readings in, what they say together out."""
