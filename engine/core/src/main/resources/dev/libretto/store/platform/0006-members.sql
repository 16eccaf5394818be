-- Who signs in to one app, by what, and the keys of programs.

CREATE TABLE libretto.member (
  app uuid NOT NULL REFERENCES libretto.app ON DELETE CASCADE,
  id uuid PRIMARY KEY,
  -- Lower case; the domain in its ASCII form.
  email text COLLATE "C" NOT NULL CHECK (octet_length(email) BETWEEN 3 AND 254),
  name text CHECK (length(name) BETWEEN 1 AND 200),
  -- Ids of roles, so that a renamed role stays given.
  roles text[] NOT NULL,
  status text COLLATE "C" NOT NULL CHECK (status IN ('invited', 'active', 'suspended')),
  created_at timestamptz(6) NOT NULL DEFAULT now(),
  signed_in_at timestamptz(6),
  UNIQUE (app, email),
  UNIQUE (app, id)
);

-- Where a member is signed in. The browser holds the token; here is its SHA-256.
CREATE TABLE libretto.member_session (
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  id uuid NOT NULL UNIQUE,
  app uuid NOT NULL,
  member uuid NOT NULL,
  -- What the browser calls itself, for the member to tell their sessions apart.
  agent text CHECK (length(agent) <= 200),
  created_at timestamptz(6) NOT NULL,
  -- Coarse: a session in use is written every few minutes, not with each request.
  seen_at timestamptz(6) NOT NULL,
  expires_at timestamptz(6) NOT NULL,
  FOREIGN KEY (app, member) REFERENCES libretto.member (app, id) ON DELETE CASCADE
);
CREATE INDEX ON libretto.member_session (member);
CREATE INDEX ON libretto.member_session (expires_at);

-- Links that have been asked for, whether or not the address may sign in: the same is written.
CREATE TABLE libretto.sign_in (
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  app uuid NOT NULL REFERENCES libretto.app ON DELETE CASCADE,
  email text COLLATE "C" NOT NULL,
  -- An invitation has no browser that asked for it.
  invite boolean NOT NULL,
  nonce_hash bytea CHECK (octet_length(nonce_hash) = 32),
  -- The typed code is short. Each hash is over it and a secret of 256 bits that is not here, so
  -- that nobody who reads this table can find it by trying.
  code_by_token bytea NOT NULL CHECK (octet_length(code_by_token) = 32),
  code_by_nonce bytea CHECK (octet_length(code_by_nonce) = 32),
  attempts int4 NOT NULL DEFAULT 0,
  return_to text COLLATE "C" NOT NULL,
  expires_at timestamptz(6) NOT NULL,
  used_at timestamptz(6)
);
CREATE UNIQUE INDEX ON libretto.sign_in (nonce_hash);
CREATE INDEX ON libretto.sign_in (app, email);
CREATE INDEX ON libretto.sign_in (expires_at);

-- A sign-in that has gone to an OpenID provider and not come back.
CREATE TABLE libretto.member_oidc_login (
  state_hash bytea PRIMARY KEY CHECK (octet_length(state_hash) = 32),
  browser_hash bytea NOT NULL CHECK (octet_length(browser_hash) = 32),
  app uuid NOT NULL REFERENCES libretto.app ON DELETE CASCADE,
  provider text COLLATE "C" NOT NULL,
  nonce text COLLATE "C" NOT NULL,
  verifier text COLLATE "C" NOT NULL,
  return_to text COLLATE "C" NOT NULL,
  expires_at timestamptz(6) NOT NULL
);
CREATE INDEX ON libretto.member_oidc_login (expires_at);

-- Who a member is at a provider: the first sign-in binds the subject to the member for good.
CREATE TABLE libretto.member_identity (
  app uuid NOT NULL,
  issuer text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  member uuid NOT NULL,
  created_at timestamptz(6) NOT NULL DEFAULT now(),
  PRIMARY KEY (app, issuer, subject),
  UNIQUE (member, issuer),
  FOREIGN KEY (app, member) REFERENCES libretto.member (app, id) ON DELETE CASCADE
);

-- Keys of programs, known by the SHA-256 of what was shown once.
CREATE TABLE libretto.app_key (
  key_hash bytea PRIMARY KEY CHECK (octet_length(key_hash) = 32),
  id uuid NOT NULL UNIQUE,
  app uuid NOT NULL REFERENCES libretto.app ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- The first characters of the key, by which people tell keys apart.
  prefix text COLLATE "C" NOT NULL,
  -- Ids of roles, so that a renamed role stays given.
  roles text[] NOT NULL,
  -- <table id>:<operation>, so that a renamed table keeps its grants.
  grants text[] NOT NULL,
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz(6) NOT NULL,
  expires_at timestamptz(6),
  used_at timestamptz(6),
  UNIQUE (app, name)
);

-- Counts tries of an address, an app or a client, by a digest: who reads this learns no address.
CREATE TABLE libretto.member_throttle (
  bucket bytea PRIMARY KEY CHECK (octet_length(bucket) = 32),
  tries int4 NOT NULL,
  -- How often the limit was met in a row: each time the wait doubles.
  level int4 NOT NULL,
  window_ends timestamptz(6) NOT NULL,
  blocked_until timestamptz(6)
);
CREATE INDEX ON libretto.member_throttle (window_ends);

ALTER TABLE libretto.member ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.member_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.sign_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.member_oidc_login ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.member_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.app_key ENABLE ROW LEVEL SECURITY;
-- Without a policy: no app's role sees any of it.
ALTER TABLE libretto.member_throttle ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_app ON libretto.member
  USING ('app_' || replace(app::text, '-', '') = current_user::text);
CREATE POLICY own_app ON libretto.member_session
  USING ('app_' || replace(app::text, '-', '') = current_user::text);
CREATE POLICY own_app ON libretto.sign_in
  USING ('app_' || replace(app::text, '-', '') = current_user::text);
CREATE POLICY own_app ON libretto.member_oidc_login
  USING ('app_' || replace(app::text, '-', '') = current_user::text);
CREATE POLICY own_app ON libretto.member_identity
  USING ('app_' || replace(app::text, '-', '') = current_user::text);
CREATE POLICY own_app ON libretto.app_key
  USING ('app_' || replace(app::text, '-', '') = current_user::text);
