"""What a model says of a text: the probability of words, of a sentence, the perplexity of a corpus."""
