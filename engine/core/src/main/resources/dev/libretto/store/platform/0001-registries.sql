-- Who publishes, what they publish, and each version of it.

CREATE TABLE libretto.builder (
  id uuid PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE CHECK (name ~ '^[a-z][a-z0-9-]{0,62}$'),
  -- SHA-256 of the token: who reads this table cannot sign in with what stands here.
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  created_at timestamptz(6) NOT NULL DEFAULT now()
);

CREATE TABLE libretto.app (
  id uuid PRIMARY KEY,
  builder uuid NOT NULL REFERENCES libretto.builder,
  name text COLLATE "C" NOT NULL CHECK (name ~ '^[a-z][a-z0-9-]{0,62}$'),
  -- The schema with the app's tables, and the role of the same name that can touch it alone.
  schema_name text COLLATE "C" NOT NULL UNIQUE,
  created_at timestamptz(6) NOT NULL DEFAULT now(),
  UNIQUE (builder, name)
);

CREATE TABLE libretto.version (
  app uuid NOT NULL REFERENCES libretto.app,
  number int4 NOT NULL CHECK (number >= 1),
  digest text COLLATE "C" NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  -- Text, not jsonb: the author gets back the order of keys and the digits that were written.
  definition text NOT NULL,
  published_at timestamptz(6) NOT NULL DEFAULT now(),
  published_by uuid NOT NULL REFERENCES libretto.builder,
  PRIMARY KEY (app, number)
);

-- No role of an app is granted anything on these tables. Should one ever be by mistake, it still
-- sees its own app's rows only, and no builder at all.
ALTER TABLE libretto.migration ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.repeatable ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.builder ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.app ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.version ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_app ON libretto.app USING (schema_name = current_user::text);
CREATE POLICY own_app ON libretto.version
  USING ('app_' || replace(app::text, '-', '') = current_user::text);

-- Expressions call the engine's functions by this schema, whatever role they run under.
GRANT USAGE ON SCHEMA libretto TO PUBLIC;

-- An app's role has no use for temporary tables.
DO $$
BEGIN
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END
$$;
