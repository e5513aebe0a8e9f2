-- protocollo: a registration that was annulled stays where it is (DPR 445/2000, art. 54)
ALTER TABLE protocollo ADD COLUMN annullata_ms BIGINT;
