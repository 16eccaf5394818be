-- Relations to many keep their links in tables of their own. A link that goes because the row it led
-- to was deleted is a change of the row it began at: its version rises, and the log tells both lists.

-- As before, and nothing is told where nothing but the version differs.
CREATE OR REPLACE FUNCTION libretto.log_cascade() RETURNS trigger
  LANGUAGE plpgsql AS $log$
DECLARE
  cause record;
  old_row jsonb := to_jsonb(OLD);
  new_row jsonb;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    new_row := to_jsonb(NEW);
    SELECT jsonb_object_agg(key, value) INTO old_row
      FROM jsonb_each(old_row)
     WHERE key NOT IN ('version', 'updated_at') AND value IS DISTINCT FROM new_row -> key;
    IF old_row IS NULL THEN
      RETURN NULL;
    END IF;
    SELECT jsonb_object_agg(key, new_row -> key) INTO new_row FROM jsonb_object_keys(old_row) AS key;
  END IF;
  EXECUTE format(
    'SELECT at, actor FROM %I.change WHERE xid = pg_current_xact_id() ORDER BY seq DESC LIMIT 1',
    TG_TABLE_SCHEMA) INTO cause;
  EXECUTE format(
    'INSERT INTO %I.change (at, actor, table_id, row_id, kind, version, cause, before, after)'
    ' VALUES ($1, $2, $3, $4, $5, $6, ''cascade'', $7, $8)', TG_TABLE_SCHEMA)
    USING coalesce(cause.at, now()), cause.actor, substr(TG_TABLE_NAME, 3), OLD.id,
      CASE TG_OP WHEN 'DELETE' THEN 'd' ELSE 'u' END,
      CASE TG_OP WHEN 'DELETE' THEN OLD.version ELSE OLD.version + 1 END, old_row, new_row;
  RETURN NULL;
END
$log$;

-- The argument is the table the links begin at. Where its row is gone too, nobody misses the link.
CREATE FUNCTION libretto.log_lost_links() RETURNS trigger
  LANGUAGE plpgsql AS $log$
DECLARE
  cause record;
  lost record;
  kept uuid[];
  had uuid[];
  new_version int8;
BEGIN
  EXECUTE format(
    'SELECT at, actor FROM %I.change WHERE xid = pg_current_xact_id() ORDER BY seq DESC LIMIT 1',
    TG_TABLE_SCHEMA) INTO cause;
  FOR lost IN SELECT DISTINCT source FROM gone LOOP
    EXECUTE format(
      'UPDATE %I.%I SET version = version WHERE id = $1 RETURNING version',
      TG_TABLE_SCHEMA, TG_ARGV[0]) INTO new_version USING lost.source;
    CONTINUE WHEN new_version IS NULL;
    EXECUTE format(
      'SELECT coalesce(array_agg(target ORDER BY position, target), ''{}'') FROM %I.%I'
      ' WHERE source = $1', TG_TABLE_SCHEMA, TG_TABLE_NAME) INTO kept USING lost.source;
    EXECUTE format(
      'SELECT array_agg(target ORDER BY position, target) FROM ('
      'SELECT target, position FROM %I.%I WHERE source = $1'
      ' UNION ALL SELECT target, position FROM gone WHERE source = $1) AS l',
      TG_TABLE_SCHEMA, TG_TABLE_NAME) INTO had USING lost.source;
    EXECUTE format(
      'INSERT INTO %I.change (at, actor, table_id, row_id, kind, version, cause, before, after)'
      ' VALUES ($1, $2, $3, $4, ''u'', $5, ''cascade'', $6, $7)', TG_TABLE_SCHEMA)
      USING coalesce(cause.at, now()), cause.actor, substr(TG_ARGV[0], 3), lost.source, new_version,
        jsonb_build_object(TG_TABLE_NAME, had), jsonb_build_object(TG_TABLE_NAME, kept);
  END LOOP;
  RETURN NULL;
END
$log$;

-- Statements of callers are at depth 0 and tell of the links themselves.
CREATE FUNCTION libretto.watch_links(app_schema text, links text, source_table text) RETURNS void
  LANGUAGE plpgsql AS $watch$
BEGIN
  EXECUTE format($sql$
    CREATE TRIGGER log_lost_links AFTER DELETE ON %1$I.%2$I
      REFERENCING OLD TABLE AS gone
      FOR EACH STATEMENT WHEN (pg_trigger_depth() > 0)
      EXECUTE FUNCTION libretto.log_lost_links(%3$L)
  $sql$, app_schema, links, source_table);
END
$watch$;
