UPDATE "app_00000000000000000000000000000001"."t_event0000000" AS r
  SET "c_eventwhat000" = $1::text, "updated_at" = $2::timestamptz, "version" = r."version" + 1
  WHERE ((r."c_eventuntil00" >= $3::date)
  OR false)
  AND (r."c_eventwhat000" IS DISTINCT FROM ($4::text COLLATE "C"))
  AND ($1::text IS DISTINCT FROM ($5::text COLLATE "C"))
  AND (r."c_eventwhat000" = $6::text)
  RETURNING r."id", r."version"
-- $1 = fixed
-- $2 = 2026-03-01T17:30Z
-- $3 = 2026-03-01
-- $4 = fixed
-- $5 = fixed
-- $6 = x
