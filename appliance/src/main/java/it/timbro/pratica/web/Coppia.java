package it.timbro.pratica.web;

/// A name and what stands beside it.
public record Coppia(String nome, String valore) {}
