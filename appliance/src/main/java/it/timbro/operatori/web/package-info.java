/// The pages of accounts: who works here, own password and PIN, the locked screen, tokens of
/// programs, the first start, who looked at what. First file to open:
/// [it.timbro.operatori.web.PersonaleWeb].
@NullMarked
package it.timbro.operatori.web;

import org.jspecify.annotations.NullMarked;
