"""Other libraries' names over firth's own: a thin coat that nothing else imports."""
