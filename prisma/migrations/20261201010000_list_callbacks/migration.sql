-- A webhook of one list: its callback. It goes with the list.
ALTER TABLE webhooks ADD COLUMN list_id INTEGER;
ALTER TABLE webhooks ADD CONSTRAINT webhooks_list_id_fkey FOREIGN KEY (list_id) REFERENCES lists (id)
  ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX webhooks_list_id_idx ON webhooks (list_id);
