"""HTML, SVG and styles that several screens draw alike."""
