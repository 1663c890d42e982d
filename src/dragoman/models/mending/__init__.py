"""Names after codebooks and rules: what the encoder holds likely, asked once more."""
