-- Notifications on their way: each is one mail to one address. It is made in the transaction that
-- takes its event out of the outbox, and stays until it has been sent, or somebody has seen why not.

CREATE TABLE libretto.delivery (
  -- Made of the event, the trigger and the address, and part of the mail's Message-ID: what is sent
  -- twice because an engine died in between can be told to be the same.
  id uuid PRIMARY KEY,
  seq int8 GENERATED ALWAYS AS IDENTITY UNIQUE,
  app uuid NOT NULL REFERENCES libretto.app ON DELETE CASCADE,
  -- The trigger by its name, of this version.
  trigger text COLLATE "C" NOT NULL,
  version int4 NOT NULL,
  event text COLLATE "C" NOT NULL,
  table_id text COLLATE "C" NOT NULL,
  row_id uuid NOT NULL,
  row_version int8 NOT NULL,
  happened_at timestamptz(6) NOT NULL,
  -- NULL where there is nobody to send it to.
  recipient text COLLATE "C",
  sender text NOT NULL,
  subject text NOT NULL,
  -- NULL once it is sent: what it told is kept no longer than needed.
  body text,
  state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
  -- Counted before each.
  attempts int4 NOT NULL DEFAULT 0,
  attempted_at timestamptz(6),
  -- When it is to be tried; while somebody tries it, when they count as dead.
  due_at timestamptz(6) NOT NULL,
  -- Why the last attempt failed, or why there is none.
  reason text,
  created_at timestamptz(6) NOT NULL,
  ended_at timestamptz(6)
);
CREATE INDEX ON libretto.delivery (app, due_at) WHERE state = 'waiting';
CREATE INDEX ON libretto.delivery (app, row_id, recipient, seq) WHERE state = 'waiting';
CREATE INDEX ON libretto.delivery (app, attempted_at);
CREATE INDEX ON libretto.delivery (app, seq);
CREATE INDEX ON libretto.delivery (ended_at) WHERE state <> 'waiting';

ALTER TABLE libretto.delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_app ON libretto.delivery
  USING ('app_' || replace(app::text, '-', '') = current_user::text);
