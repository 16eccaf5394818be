SELECT r."c_eventwhat000", (SELECT count(*)
  FROM "app_00000000000000000000000000000001"."t_event0000000" AS r
  WHERE ((r."c_eventuntil00" >= $1::date)
  OR false)
  AND (r."c_eventwhat000" = $2::text))
  FROM "app_00000000000000000000000000000001"."t_event0000000" AS r
  WHERE ((r."c_eventuntil00" >= $3::date)
  OR false)
  AND (r."c_eventwhat000" = $4::text)
  ORDER BY r."id" ASC NULLS LAST
  LIMIT $5::int8
-- $1 = 2026-03-01
-- $2 = x
-- $3 = 2026-03-01
-- $4 = x
-- $5 = 1000
