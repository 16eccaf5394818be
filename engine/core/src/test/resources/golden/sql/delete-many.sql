DELETE
  FROM "app_00000000000000000000000000000001"."t_event0000000" AS r
  WHERE ((r."c_eventuntil00" >= $1::date)
  OR true)
  AND ((true
  AND (r."created_by" IS NOT DISTINCT FROM ($2::text COLLATE "C")))
  AND (r."c_eventuntil00" > $3::date))
  AND (r."c_eventwhat000" LIKE $4::text)
  RETURNING r."id", r."version"
-- $1 = 2026-03-01
-- $2 = member:somebody
-- $3 = 2026-03-01
-- $4 = x%
