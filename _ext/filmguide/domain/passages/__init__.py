"""Words in quotation marks: noted while their page is read, judged when all pages are."""
