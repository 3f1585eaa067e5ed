"""Scales of estimative probability: what words of likelihood are worth, for every verb."""
