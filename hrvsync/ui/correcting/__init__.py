"""Beats corrected by hand: looked at one by one, left out, kept, added or taken out."""
