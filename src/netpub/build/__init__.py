"""The build: what is to be made (plan), what must be made anew and why (freshness, ledger), and making it (engine, pool)."""
