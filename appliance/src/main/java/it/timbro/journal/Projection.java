package it.timbro.journal;

import java.util.List;

/// Keeps the tables that pages read in step with the facts, in the transaction that stores them.
///
/// `apply` decides nothing: it looks at the fact and at the rows of its subject; no clock, no policy. So the same
/// code serves live work, rebuild and the centre.
public interface Projection {
    void apply(Reading rows, Recorded recorded);

    /// Names of the tables it fills, emptied before a rebuild.
    List<String> tables();
}
