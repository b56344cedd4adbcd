"""Jobs: what a worker does for a target. A job gets bytes and plain data, and hands back bytes, findings and facts."""
