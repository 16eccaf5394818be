WITH r AS (DELETE
  FROM "app_00000000000000000000000000000001"."t_event0000000" AS r
  WHERE ((r."c_eventuntil00" >= $1::date)
  OR true)
  AND ((true
  AND (r."created_by" = ($2::text COLLATE "C")
  AND r."created_by" IS NOT NULL))
  AND (r."c_eventuntil00" > $3::date))
  AND (r."c_eventwhat000" LIKE $4::text)
  RETURNING r."id", r."version", r."created_at", r."created_by", to_jsonb(r.*) AS "image"), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT $5::timestamptz, $6::text, 'event0000000', r."id", 'd', r."version", NULL, r."image", NULL
  FROM r) SELECT r."id", r."version"
  FROM r
-- $1 = 2026-03-01
-- $2 = member:somebody
-- $3 = 2026-03-01
-- $4 = x%
-- $5 = 2026-03-01T17:30Z
-- $6 = member:somebody
