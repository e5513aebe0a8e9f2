/// Who may work here: accounts, passwords, sessions and the tokens of programs. First file to open:
/// [it.timbro.operatori.Operatori].
@NullMarked
package it.timbro.operatori;

import org.jspecify.annotations.NullMarked;
