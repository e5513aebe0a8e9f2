package it.timbro.pratica.web;

import it.timbro.page.Frame;
import it.timbro.page.Quando;
import it.timbro.page.View;
import it.timbro.pratica.Carte.Carta;
import java.util.List;

/// The cards that wait for a person.
public record CarteView(Frame frame, List<Carta> carte, Quando quando) implements View {}
