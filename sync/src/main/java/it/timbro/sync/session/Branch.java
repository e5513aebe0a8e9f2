package it.timbro.sync.session;

/// What the session needs of its branch.
public record Branch(String sede, Outbox outbox, Inbox inbox, Files files, Mirror mirror) {}
