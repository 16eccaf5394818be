SELECT r."id", r."created_at", r."created_by", r."updated_at", r."version", r."c_eventwhat000", r."c_eventuntil00", r."version"
  FROM "app_00000000000000000000000000000001"."t_event0000000" AS r
  WHERE r."id" = $1::uuid
  AND ((r."c_eventuntil00" >= $2::date)
  OR true)
-- $1 = 0190d9e0-0000-7000-8000-000000000000
-- $2 = 2026-03-01
