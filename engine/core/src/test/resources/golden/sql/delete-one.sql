DELETE
  FROM "app_00000000000000000000000000000001"."t_event0000000" AS r
  WHERE r."id" = $1::uuid
  AND r."version" = $2::int8
  AND ((r."c_eventuntil00" >= $3::date)
  OR true)
  AND ((true
  AND (r."created_by" IS NOT DISTINCT FROM ($4::text COLLATE "C")))
  AND (r."c_eventuntil00" > $5::date))
  RETURNING r."id", r."version"
-- $1 = 0190d9e0-0000-7000-8000-000000000000
-- $2 = 3
-- $3 = 2026-03-01
-- $4 = member:somebody
-- $5 = 2026-03-01
