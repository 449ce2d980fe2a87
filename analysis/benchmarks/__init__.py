"""What backs each claim of speed: run them with `python -m analysis bench`."""
