"""The course's experiments on the Stanford Sentiment Treebank, with its random draws in its order."""
