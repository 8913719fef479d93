"""What the guide's texts are written in, and how hard they are to read."""
