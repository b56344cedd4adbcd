"""netpub: a publishing pipeline for health information."""

__version__ = "0.1.0"
