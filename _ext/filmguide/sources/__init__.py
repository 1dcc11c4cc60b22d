"""What a film is compared with: subtitles and transcripts, which stay with the editor. Without Sphinx."""
