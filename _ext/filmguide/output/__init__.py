"""What one format needs: visitors, the stylesheet, the LaTeX style, messages for translators."""
