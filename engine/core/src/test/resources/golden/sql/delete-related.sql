WITH r AS (DELETE
  FROM "app_00000000000000000000000000000001"."t_loan00000000" AS r
  WHERE r."id" = $1::uuid
  AND (((SELECT libretto_h2."c_authorshown0"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS libretto_h1 JOIN "app_00000000000000000000000000000001"."t_author000000" AS libretto_h2 ON libretto_h2."id" = libretto_h1."c_bookauthor00"
  WHERE libretto_h1."id" = r."c_loanbook0000") IS NOT DISTINCT FROM true)
  AND (r."c_loanreader00" IS DISTINCT FROM ($2::text COLLATE "C")))
  AND (((($3::text COLLATE "C") IS NOT NULL)
  AND ((SELECT libretto_h2."c_authorname00"
  FROM "app_00000000000000000000000000000001"."t_book00000000" AS libretto_h1 JOIN "app_00000000000000000000000000000001"."t_author000000" AS libretto_h2 ON libretto_h2."id" = libretto_h1."c_bookauthor00"
  WHERE libretto_h1."id" = r."c_loanbook0000") IS NOT DISTINCT FROM ($4::text COLLATE "C")))
  OR ((pg_catalog.length(($5::text COLLATE "C")))::int8 IS NOT DISTINCT FROM (pg_catalog.cardinality($6::text[]))::int8))
  RETURNING r."id", r."version", r."created_at", r."created_by", to_jsonb(r.*) AS "image"), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT $7::timestamptz, $8::text, 'loan00000000', r."id", 'd', r."version", NULL, r."image", NULL
  FROM r) SELECT r."id", r."version"
  FROM r
-- $1 = 0190d9e0-0000-7000-8000-000000000000
-- $2 = nobody
-- $3 = somebody@example.org
-- $4 = somebody@example.org
-- $5 = x
-- $6 = []
-- $7 = 2026-03-01T17:30Z
-- $8 = member:somebody
