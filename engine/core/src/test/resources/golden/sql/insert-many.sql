WITH r AS (INSERT INTO "app_00000000000000000000000000000001"."t_author000000" AS r ("id", "created_at", "created_by", "updated_at", "version", "c_authorname00", "c_authorshown0")
  VALUES ($1::uuid, $2::timestamptz, $3::text, $4::timestamptz, $5::int8, $6::text, $7::bool), ($8::uuid, $9::timestamptz, $10::text, $11::timestamptz, $12::int8, $13::text, $14::bool)
  RETURNING r."id", r."version", r."created_at", r."created_by", to_jsonb(r.*) AS "image"), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT r."created_at", r."created_by", 'author000000', r."id", 'c', r."version", NULL, NULL, r."image"
  FROM r) SELECT r."id", r."version"
  FROM r
-- $1 = 00000000-0000-0000-0000-000000000000
-- $2 = 2026-03-01T17:30Z
-- $3 = null
-- $4 = 2026-03-01T17:30Z
-- $5 = 1
-- $6 = a
-- $7 = true
-- $8 = 00000000-0000-0000-0000-000000000001
-- $9 = 2026-03-01T17:30Z
-- $10 = null
-- $11 = 2026-03-01T17:30Z
-- $12 = 1
-- $13 = b
-- $14 = false
