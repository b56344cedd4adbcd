"""What several stages need to know of words: labels and dates by language, quantities, negation."""
