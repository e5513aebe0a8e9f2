/// The two services that companies' programs call. First file to open: [it.timbro.centro.a2a.web.FpwsService].
@NullMarked
package it.timbro.centro.a2a.web;

import org.jspecify.annotations.NullMarked;
