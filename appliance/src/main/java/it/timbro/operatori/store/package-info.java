/// Accounts and tokens as tables. First file to open: [it.timbro.operatori.store.OperatoreStore].
@NullMarked
package it.timbro.operatori.store;

import org.jspecify.annotations.NullMarked;
