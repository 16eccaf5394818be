UPDATE "app_00000000000000000000000000000001"."t_book00000000" AS r
  SET "c_bookpages000" = $1::int8, "c_bookbought00" = $2::timestamptz, "updated_at" = $3::timestamptz, "version" = r."version" + 1
  WHERE r."id" = $4::uuid
  AND r."version" = $5::int8
  AND (true
  AND (r."created_by" IS NOT DISTINCT FROM ($6::text COLLATE "C")))
  AND (true
  AND (r."created_by" IS NOT DISTINCT FROM ($7::text COLLATE "C")))
  RETURNING r."id", r."version"
-- $1 = 5
-- $2 = null
-- $3 = 2026-03-01T17:30Z
-- $4 = 0190d9e0-0000-7000-8000-000000000000
-- $5 = 3
-- $6 = member:somebody
-- $7 = member:somebody
