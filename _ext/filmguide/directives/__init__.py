"""What an author can write; a file a directive. Each asks the catalogue, notes the showing and hands over."""
