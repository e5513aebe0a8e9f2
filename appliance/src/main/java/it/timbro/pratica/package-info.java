/// The corridor where the rooms meet: identities, facts, states, and the [it.timbro.pratica.Iter], which says what
/// may follow what. First file to open: [it.timbro.pratica.DellaPratica].
@NullMarked
package it.timbro.pratica;

import org.jspecify.annotations.NullMarked;
