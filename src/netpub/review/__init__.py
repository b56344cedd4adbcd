"""Editorial review: who approved which text in which role, what state that leaves a page in, and what may be released."""
