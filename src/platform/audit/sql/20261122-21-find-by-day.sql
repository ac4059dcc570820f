create index entry_chain_day on audit.entry (chain, at desc);
