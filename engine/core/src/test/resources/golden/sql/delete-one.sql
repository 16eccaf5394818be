WITH r AS (DELETE
  FROM "app_00000000000000000000000000000001"."t_event0000000" AS r
  WHERE r."id" = $1::uuid
  AND r."version" = $2::int8
  AND ((r."c_eventuntil00" >= $3::date)
  OR true)
  AND ((true
  AND (r."created_by" = ($4::text COLLATE "C")
  AND r."created_by" IS NOT NULL))
  AND (r."c_eventuntil00" > $5::date))
  RETURNING r."id", r."version", r."created_at", r."created_by", to_jsonb(r.*) AS "image"), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT $6::timestamptz, $7::text, 'event0000000', r."id", 'd', r."version", NULL, r."image", NULL
  FROM r) SELECT r."id", r."version"
  FROM r
-- $1 = 0190d9e0-0000-7000-8000-000000000000
-- $2 = 3
-- $3 = 2026-03-01
-- $4 = member:somebody
-- $5 = 2026-03-01
-- $6 = 2026-03-01T17:30Z
-- $7 = member:somebody
