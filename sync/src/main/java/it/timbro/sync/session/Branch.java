package it.timbro.sync.session;

/// What the session needs of its branch.
///
/// @param key the public key that signs the branch's receipts, as published
public record Branch(String sede, String key, Outbox outbox, Inbox inbox, Files files, Mirror mirror) {}
