"""What a practitioner sees and writes, and the clients do not."""
