DELETE
  FROM "app_00000000000000000000000000000001"."t_event0000000" AS r
  WHERE (r."c_eventwhat000" <> $1::text)
  RETURNING r."c_eventwhat000", r."id", r."version"
-- $1 = x
