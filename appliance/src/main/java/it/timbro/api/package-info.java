/// The JSON API for other programs, described by `META-INF/openapi.yaml`. First file to open:
/// [it.timbro.api.ApiService].
@NullMarked
package it.timbro.api;

import org.jspecify.annotations.NullMarked;
