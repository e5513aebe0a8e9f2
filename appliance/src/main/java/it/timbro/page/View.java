package it.timbro.page;

/// What a template gets: a record per page, in the room's `web` corner, whose first component is
/// the frame.
public interface View {
    Frame frame();
}
