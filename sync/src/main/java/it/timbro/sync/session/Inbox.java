package it.timbro.sync.session;

import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.receiver.Receiver;

/// Where the branch keeps its feed. `store` comes from the pull lane only, the questions from any thread.
public interface Inbox extends Receiver.Shelf<FeedEntry> {}
