SELECT r."id", r."created_at", r."created_by", r."updated_at", r."version", r."c_loanreader00", r."c_loanbook0000"
  FROM "app_00000000000000000000000000000001"."t_loan00000000" AS r
  WHERE (EXISTS (SELECT
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS libretto_h1 JOIN "app_00000000000000000000000000000001"."t_author000000" AS libretto_h2 ON libretto_h2."id" = libretto_h1."c_bookauthor00"
  WHERE libretto_h1."id" = r."c_loanbook0000"
  AND libretto_h2."c_authorshown0" = true)
  AND (r."c_loanreader00" IS DISTINCT FROM ($1::text COLLATE "C")))
  AND (r."c_loanreader00" = $2::text)
  ORDER BY r."id" ASC NULLS LAST
  LIMIT $3::int8
-- $1 = nobody
-- $2 = Emma
-- $3 = 1000
