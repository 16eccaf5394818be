-- What publishing took out of an app and keeps for a while, and where the values of fields are.

ALTER TABLE libretto.version
  -- The columns of fields whose values have moved: an object of names by the id of the field.
  ADD COLUMN columns text NOT NULL DEFAULT '{}',
  -- What the version changed, one line each.
  ADD COLUMN summary text NOT NULL DEFAULT '';

CREATE TABLE libretto.parked (
  id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  app uuid NOT NULL REFERENCES libretto.app ON DELETE CASCADE,
  -- The ids in the definition; a parked table has no field.
  table_id text COLLATE "C" NOT NULL,
  field_id text COLLATE "C",
  -- What it was called while it was in use, and what it is called now.
  name text COLLATE "C" NOT NULL,
  kept_as text COLLATE "C" NOT NULL,
  -- What the column is declared as.
  column_type text,
  -- The last version that had it.
  version int4 NOT NULL,
  parked_at timestamptz(6) NOT NULL DEFAULT now(),
  drop_after timestamptz(6) NOT NULL,
  UNIQUE (app, table_id, kept_as)
);

-- What a publication has begun beside the traffic and not ended yet. Whoever publishes next, or keeps
-- the engine in order, performs these statements first.
CREATE TABLE libretto.unfinished (
  app uuid NOT NULL REFERENCES libretto.app ON DELETE CASCADE,
  position int8 GENERATED ALWAYS AS IDENTITY,
  -- Before the switch, what takes a step back; after it, what is still to be done.
  statement text NOT NULL,
  PRIMARY KEY (app, position)
);

CREATE INDEX parked_drop_after ON libretto.parked (drop_after);

ALTER TABLE libretto.parked ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.unfinished ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_app ON libretto.parked
  USING ('app_' || replace(app::text, '-', '') = current_user::text);
