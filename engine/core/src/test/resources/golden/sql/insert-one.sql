WITH r AS (INSERT INTO "app_00000000000000000000000000000001"."t_book00000000" AS r ("id", "created_at", "created_by", "updated_at", "version", "c_booktitle000", "c_bookpages000", "c_bookprice000", "c_bookbought00", "c_booktags0000", "c_bookextra000", "c_bookauthor00")
  VALUES ($1::uuid, $2::timestamptz, $3::text, $4::timestamptz, $5::int8, $6::text, $7::int8, $8::numeric, $9::timestamptz, $10::text[], $11::text::jsonb, $12::uuid)
  RETURNING r."id", r."version", r."created_at", r."created_by", to_jsonb(r.*) - 'c_bookpageprc0' AS "image"), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT r."created_at", r."created_by", 'book00000000', r."id", 'c', r."version", NULL, NULL, r."image"
  FROM r) SELECT r."id", r."version"
  FROM r
-- $1 = 00000000-0000-0000-0000-000000000000
-- $2 = 2026-03-01T17:30Z
-- $3 = null
-- $4 = 2026-03-01T17:30Z
-- $5 = 1
-- $6 = Emma
-- $7 = 100
-- $8 = 10.00
-- $9 = null
-- $10 = [old]
-- $11 = {"a":1}
-- $12 = null
