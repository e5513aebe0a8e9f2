package it.timbro.base;

/// A problem of the catalogue in a single case: what happened and what to do, ready to be read.
public record Rejection(Problem problem, String what, String toDo) {
    /// One line for a JSON answer or a log.
    public String sentence() {
        return "Problema " + problem.number() + ". " + what + " " + toDo;
    }
}
