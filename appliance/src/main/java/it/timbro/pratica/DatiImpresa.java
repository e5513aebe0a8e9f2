package it.timbro.pratica;

import org.jspecify.annotations.Nullable;

/// The company as the modello base names it.
///
/// @param rea `null` for who is not in the Registro delle imprese: natural persons and associations may ask too
public record DatiImpresa(@Nullable Rea rea, CodiceFiscale codiceFiscale, String denominazione) {}
