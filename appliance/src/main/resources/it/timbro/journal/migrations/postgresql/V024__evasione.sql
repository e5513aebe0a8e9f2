-- visti: the pratica on whose file it was put; null of an original over the desk
ALTER TABLE visto ADD COLUMN pratica TEXT;
CREATE INDEX visto_pratica ON visto (pratica);
