"""The rules, a folder each; what lies in a folder is what there is of its rule."""
