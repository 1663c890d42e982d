"""What one actor does to another: the words of the sentence and the encoder, weighed together."""
