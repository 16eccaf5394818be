WITH r AS (DELETE
  FROM "app_00000000000000000000000000000001"."t_event0000000" AS r
  WHERE (r."c_eventwhat000" <> $1::text)
  RETURNING r."id", r."created_at", r."created_by", r."updated_at", r."version", r."c_eventwhat000", r."c_eventuntil00", to_jsonb(r.*) AS "image"), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT $2::timestamptz, $3::text, 'event0000000', r."id", 'd', r."version", NULL, r."image", NULL
  FROM r) SELECT r."c_eventwhat000", r."id", r."version"
  FROM r
-- $1 = x
-- $2 = 2026-03-01T17:30Z
-- $3 = builder:demo
