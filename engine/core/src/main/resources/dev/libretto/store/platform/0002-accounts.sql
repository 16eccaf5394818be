-- Builders as people who sign in, what they may do, what they keep secret, and what happened.

-- Limits are rows, so that an operator's change needs no release. NULL is no limit.
CREATE TABLE libretto.plan (
  name text COLLATE "C" PRIMARY KEY,
  apps int4 CHECK (apps >= 0),
  rows_per_app int8 CHECK (rows_per_app >= 0),
  requests_per_minute int4 CHECK (requests_per_minute >= 1)
);
INSERT INTO libretto.plan VALUES ('free', 5, 10000, 600), ('paid', NULL, 5000000, 60000);

ALTER TABLE libretto.builder
  ADD display_name text CHECK (length(display_name) BETWEEN 1 AND 200),
  ADD email text CHECK (length(email) BETWEEN 3 AND 254),
  -- PHC string of Argon2id; NULL where the builder has no password.
  ADD password_hash text,
  ADD plan text COLLATE "C" NOT NULL DEFAULT 'free' REFERENCES libretto.plan,
  ADD operator boolean NOT NULL DEFAULT false,
  ADD suspended_at timestamptz(6);

-- Who is there already was made on this machine: nothing of theirs may stop working.
UPDATE libretto.builder SET plan = 'paid';
UPDATE libretto.builder SET operator = true
 WHERE id = (SELECT id FROM libretto.builder ORDER BY created_at, id LIMIT 1);

-- Long-lived tokens for programs.
CREATE TABLE libretto.api_token (
  id uuid PRIMARY KEY,
  builder uuid NOT NULL REFERENCES libretto.builder,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- SHA-256 of the token: who reads this table cannot sign in with what stands here.
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  created_at timestamptz(6) NOT NULL DEFAULT now(),
  UNIQUE (builder, name)
);
INSERT INTO libretto.api_token (id, builder, name, token_hash, created_at)
  SELECT gen_random_uuid(), id, 'first', token_hash, created_at FROM libretto.builder;
ALTER TABLE libretto.builder DROP COLUMN token_hash;

-- A sign-in and all refresh tokens that came of it: one family.
CREATE TABLE libretto.builder_session (
  id uuid PRIMARY KEY,
  builder uuid NOT NULL REFERENCES libretto.builder,
  created_at timestamptz(6) NOT NULL DEFAULT now(),
  expires_at timestamptz(6) NOT NULL,
  revoked_at timestamptz(6)
);
CREATE INDEX ON libretto.builder_session (builder);
CREATE INDEX ON libretto.builder_session (expires_at);
CREATE TABLE libretto.refresh_token (
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  session uuid NOT NULL REFERENCES libretto.builder_session ON DELETE CASCADE,
  -- Kept when used: a second use means that two hold it.
  used_at timestamptz(6)
);
CREATE INDEX ON libretto.refresh_token (session);

-- Who a builder is at an OpenID provider.
CREATE TABLE libretto.builder_identity (
  issuer text NOT NULL,
  subject text NOT NULL,
  builder uuid NOT NULL REFERENCES libretto.builder,
  created_at timestamptz(6) NOT NULL DEFAULT now(),
  PRIMARY KEY (issuer, subject)
);
-- A sign-in that has gone to the provider and not come back.
CREATE TABLE libretto.oidc_login (
  state_hash bytea PRIMARY KEY CHECK (octet_length(state_hash) = 32),
  browser_hash bytea NOT NULL CHECK (octet_length(browser_hash) = 32),
  nonce text NOT NULL,
  verifier text NOT NULL,
  -- The builder who wants to add the identity, or NULL for a sign-in.
  builder uuid REFERENCES libretto.builder,
  expires_at timestamptz(6) NOT NULL
);

-- Counts attempts, of a name or of an address, by the digest of it: people type passwords as names.
CREATE TABLE libretto.throttle (
  key_hash bytea PRIMARY KEY CHECK (octet_length(key_hash) = 32),
  failures int4 NOT NULL,
  last_at timestamptz(6) NOT NULL,
  blocked_until timestamptz(6)
);
CREATE INDEX ON libretto.throttle (last_at);

-- Which of the operator's keys the database has met; the key itself is never here.
CREATE TABLE libretto.master_key (
  id text COLLATE "C" PRIMARY KEY,
  met_at timestamptz(6) NOT NULL DEFAULT now()
);

-- Keys that sign access tokens, sealed.
CREATE TABLE libretto.signing_key (
  kid text COLLATE "C" PRIMARY KEY,
  public_jwk text NOT NULL,
  master_key text COLLATE "C" NOT NULL,
  wrapped_key bytea NOT NULL,
  sealed bytea NOT NULL,
  created_at timestamptz(6) NOT NULL DEFAULT now(),
  retired_at timestamptz(6)
);
CREATE UNIQUE INDEX signing_key_one_active ON libretto.signing_key ((true)) WHERE retired_at IS NULL;

-- What apps need and nobody may read, sealed.
CREATE TABLE libretto.secret (
  app uuid NOT NULL REFERENCES libretto.app ON DELETE CASCADE,
  name text COLLATE "C" NOT NULL CHECK (name ~ '^[A-Za-z][A-Za-z0-9_-]{0,62}$'),
  master_key text COLLATE "C" NOT NULL,
  wrapped_key bytea NOT NULL,
  sealed bytea NOT NULL,
  written_at timestamptz(6) NOT NULL DEFAULT now(),
  PRIMARY KEY (app, name)
);

-- Deleted apps keep their rows until the grace ends; their name is free at once.
ALTER TABLE libretto.app
  ADD deleted_at timestamptz(6),
  -- Other engines look for what has moved since they looked last.
  ADD changed_at timestamptz(6) NOT NULL DEFAULT now();
ALTER TABLE libretto.app DROP CONSTRAINT app_builder_name_key;
CREATE UNIQUE INDEX app_builder_name_key ON libretto.app (builder, name) WHERE deleted_at IS NULL;
CREATE INDEX ON libretto.app (changed_at);
CREATE INDEX ON libretto.app (deleted_at) WHERE deleted_at IS NOT NULL;

-- An offer of an app to another builder; nothing happens until that builder accepts.
CREATE TABLE libretto.app_transfer (
  id uuid PRIMARY KEY,
  app uuid NOT NULL UNIQUE REFERENCES libretto.app ON DELETE CASCADE,
  receiver uuid NOT NULL REFERENCES libretto.builder,
  offered_at timestamptz(6) NOT NULL DEFAULT now()
);
CREATE INDEX ON libretto.app_transfer (receiver);

-- The plan's number of apps holds whichever way an app comes to a builder: published, accepted,
-- restored. The builder's row is held, so that two at once cannot both be the last one allowed.
CREATE FUNCTION libretto.hold_plan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  most int4;
BEGIN
  IF NEW.deleted_at IS NOT NULL THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.builder = NEW.builder AND OLD.deleted_at IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT p.apps INTO most
    FROM libretto.builder b JOIN libretto.plan p ON p.name = b.plan
   WHERE b.id = NEW.builder FOR NO KEY UPDATE OF b;
  IF most IS NOT NULL AND (SELECT count(*) FROM libretto.app a
       WHERE a.builder = NEW.builder AND a.deleted_at IS NULL AND a.id <> NEW.id) >= most THEN
    RAISE EXCEPTION 'the plan allows no more apps' USING ERRCODE = 'LB001';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER hold_plan BEFORE INSERT OR UPDATE ON libretto.app
  FOR EACH ROW EXECUTE FUNCTION libretto.hold_plan();

-- What happened that somebody may have to answer for. No foreign keys: it outlives what it tells of.
CREATE TABLE libretto.audit (
  id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  event text COLLATE "C" NOT NULL,
  -- Whose account it concerns.
  builder uuid,
  app uuid,
  -- Who did it: builder:<name>, member:<uuid>, operator:<name>, or NULL when nobody is known.
  actor text,
  address text,
  -- What it was done to, by a public name; never a value.
  subject text
);
CREATE INDEX ON libretto.audit (builder, id);
CREATE INDEX ON libretto.audit (app, id);
CREATE FUNCTION libretto.keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is only ever added to';
END
$$;
CREATE TRIGGER keep_audit BEFORE UPDATE OR DELETE OR TRUNCATE ON libretto.audit
  FOR EACH STATEMENT EXECUTE FUNCTION libretto.keep_audit();

-- No role of an app is granted anything here, and should one ever be by mistake, it sees nothing.
ALTER TABLE libretto.plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.api_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.builder_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.refresh_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.builder_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.oidc_login ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.throttle ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.master_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.signing_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.app_transfer ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.audit ENABLE ROW LEVEL SECURITY;
