SELECT r."c_booktitle000", e1."id", e1."id", e1."c_authorname00", e2."id", e2."c_authorname00"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS r
  LEFT JOIN "app_00000000000000000000000000000001"."t_author000000" AS e1 ON e1."id" = r."c_bookauthor00"
  AND e1."c_authorshown0"
  LEFT JOIN "app_00000000000000000000000000000001"."t_author000000" AS e2 ON e2."id" = r."c_bookauthor00"
  AND e2."c_authorshown0"
  ORDER BY r."id" ASC NULLS LAST
  LIMIT $1::int8
-- $1 = 1000
