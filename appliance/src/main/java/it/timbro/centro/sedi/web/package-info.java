/// The line's addresses. First file to open: [it.timbro.centro.sedi.web.SyncService].
@NullMarked
package it.timbro.centro.sedi.web;

import org.jspecify.annotations.NullMarked;
