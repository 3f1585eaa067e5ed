"""Training of the encoder that Sayso ships: from folders of gold data to one file."""
