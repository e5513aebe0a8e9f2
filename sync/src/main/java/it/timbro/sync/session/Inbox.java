package it.timbro.sync.session;

import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.receiver.Receiver;

/// Where the branch keeps its feed. Called from the pull lane only (and `head` from the hello of any lane).
public interface Inbox extends Receiver.Shelf<FeedEntry> {}
