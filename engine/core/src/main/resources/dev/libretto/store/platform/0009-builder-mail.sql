-- Builders prove their mail addresses, and set a forgotten password anew by one they have proved.

ALTER TABLE libretto.builder ADD email_verified_at timestamptz(6);
CREATE INDEX ON libretto.builder (lower(email)) WHERE email_verified_at IS NOT NULL;

-- Links on their way. A link is spent once; the mail's address is part of what it proves.
CREATE TABLE libretto.builder_mail (
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  builder uuid NOT NULL REFERENCES libretto.builder,
  purpose text COLLATE "C" NOT NULL CHECK (purpose IN ('address', 'password')),
  email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  expires_at timestamptz(6) NOT NULL
);
CREATE INDEX ON libretto.builder_mail (builder, purpose);
CREATE INDEX ON libretto.builder_mail (expires_at);

ALTER TABLE libretto.builder_mail ENABLE ROW LEVEL SECURITY;
