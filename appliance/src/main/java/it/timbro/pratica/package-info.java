/// The corridor where the rooms meet: identities, facts, states and the values that travel inside facts.
/// First file to open: [it.timbro.pratica.Modello].
@NullMarked
package it.timbro.pratica;

import org.jspecify.annotations.NullMarked;
