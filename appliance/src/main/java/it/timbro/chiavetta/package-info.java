/// «Chiavetta»: the conversation between branch and centre on a stick that a person carries, for either end. First
/// file to open: [it.timbro.chiavetta.Chiavette].
@NullMarked
package it.timbro.chiavetta;

import org.jspecify.annotations.NullMarked;
