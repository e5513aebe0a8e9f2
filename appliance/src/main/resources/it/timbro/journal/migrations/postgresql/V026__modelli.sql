-- formulari: the layout of what is printed on a blank; null where it was loaded before there were two
ALTER TABLE formulario ADD COLUMN modello TEXT;
