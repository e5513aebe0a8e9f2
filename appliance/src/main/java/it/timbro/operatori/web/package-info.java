/// The pages of accounts: password, tokens of programs, leaving. First file to open:
/// [it.timbro.operatori.web.OperatoriWeb].
@NullMarked
package it.timbro.operatori.web;

import org.jspecify.annotations.NullMarked;
