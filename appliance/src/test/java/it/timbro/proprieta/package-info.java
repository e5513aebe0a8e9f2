/// Who may move a pratica, tried with a centre and two branches. First file to open:
/// [it.timbro.proprieta.TreCase].
@NullMarked
package it.timbro.proprieta;

import org.jspecify.annotations.NullMarked;
