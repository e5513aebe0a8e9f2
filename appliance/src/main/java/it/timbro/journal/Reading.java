package it.timbro.journal;

import org.jooq.DSLContext;

/// A view of the store inside one transaction. Only `store` corners ask for [#dsl].
public interface Reading {
    DSLContext dsl();
}
