-- What a plan allows is held, and what is revoked is told to all engines.

-- Of one member, key or network address within one app, and of one builder at the builder API.
ALTER TABLE libretto.plan
  ADD caller_requests_per_minute int4 CHECK (caller_requests_per_minute >= 1),
  ADD builder_requests_per_minute int4 CHECK (builder_requests_per_minute >= 1);
UPDATE libretto.plan SET caller_requests_per_minute = 300, builder_requests_per_minute = 300
 WHERE name = 'free';
UPDATE libretto.plan SET caller_requests_per_minute = 6000, builder_requests_per_minute = 3000
 WHERE name = 'paid';
INSERT INTO libretto.plan (name) VALUES ('unlimited');

-- Who was made on this machine had the plan nobody held: nothing of theirs may stop working.
UPDATE libretto.builder b SET plan = 'unlimited'
 WHERE plan = 'paid' AND password_hash IS NULL
   AND NOT EXISTS (SELECT FROM libretto.builder_identity i WHERE i.builder = b.id);

-- Rows and links of an app when they were counted last, and those engines may have added since.
CREATE TABLE libretto.row_quota (
  app uuid PRIMARY KEY REFERENCES libretto.app ON DELETE CASCADE,
  used int8 NOT NULL CHECK (used >= 0),
  counted_at timestamptz(6) NOT NULL
);

-- A builder tells their sign-ins apart by these.
ALTER TABLE libretto.builder_session
  ADD agent text CHECK (length(agent) <= 200),
  -- Coarse: written when the sign-in is refreshed.
  ADD seen_at timestamptz(6) NOT NULL DEFAULT now();

-- Each row says that something engines remember is not so any more. They look every second for
-- rows of the last seconds, so the time is the database's own and rows need not stay.
CREATE TABLE libretto.revocation (
  id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz(6) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX ON libretto.revocation (at);

CREATE FUNCTION libretto.tell_revocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO libretto.revocation DEFAULT VALUES;
  RETURN NULL;
END
$$;
-- By triggers, so that no way of ending something can forget to say so.
CREATE TRIGGER tell_revocation AFTER UPDATE ON libretto.builder_session
  FOR EACH ROW WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL)
  EXECUTE FUNCTION libretto.tell_revocation();
CREATE TRIGGER tell_revocation AFTER DELETE ON libretto.api_token
  FOR EACH ROW EXECUTE FUNCTION libretto.tell_revocation();
CREATE TRIGGER tell_renewal AFTER UPDATE ON libretto.api_token
  FOR EACH ROW WHEN (OLD.token_hash <> NEW.token_hash)
  EXECUTE FUNCTION libretto.tell_revocation();
CREATE TRIGGER tell_revocation AFTER UPDATE ON libretto.builder
  FOR EACH ROW WHEN (OLD.plan <> NEW.plan OR OLD.suspended_at IS DISTINCT FROM NEW.suspended_at
    OR OLD.operator <> NEW.operator)
  EXECUTE FUNCTION libretto.tell_revocation();
CREATE TRIGGER tell_change AFTER UPDATE ON libretto.plan
  FOR EACH ROW EXECUTE FUNCTION libretto.tell_revocation();
CREATE TRIGGER tell_transfer AFTER UPDATE ON libretto.app
  FOR EACH ROW WHEN (OLD.builder <> NEW.builder)
  EXECUTE FUNCTION libretto.tell_revocation();
CREATE TRIGGER tell_revocation AFTER DELETE ON libretto.member_session
  FOR EACH ROW WHEN (OLD.expires_at > clock_timestamp())
  EXECUTE FUNCTION libretto.tell_revocation();
CREATE TRIGGER tell_change AFTER UPDATE ON libretto.member
  FOR EACH ROW WHEN (OLD.roles <> NEW.roles OR OLD.status <> NEW.status
    OR OLD.name IS DISTINCT FROM NEW.name)
  EXECUTE FUNCTION libretto.tell_revocation();
CREATE TRIGGER tell_revocation AFTER DELETE ON libretto.app_key
  FOR EACH ROW EXECUTE FUNCTION libretto.tell_revocation();

ALTER TABLE libretto.row_quota ENABLE ROW LEVEL SECURITY;
ALTER TABLE libretto.revocation ENABLE ROW LEVEL SECURITY;
