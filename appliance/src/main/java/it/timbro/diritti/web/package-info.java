/// Companies' credit at the centre. First file to open: [it.timbro.diritti.web.CreditiPage].
@NullMarked
package it.timbro.diritti.web;

import org.jspecify.annotations.NullMarked;
