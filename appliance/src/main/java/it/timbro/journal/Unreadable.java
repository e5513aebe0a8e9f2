package it.timbro.journal;

/// Stands in for a fact whose payload cannot be read: it is kept as it came, and says why it shows nothing.
record Unreadable(String why) implements Fact {}
