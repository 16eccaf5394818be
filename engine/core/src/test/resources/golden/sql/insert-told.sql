WITH v AS (SELECT *
  FROM (VALUES ($1::uuid, coalesce($9::uuid[], '{}'))) AS v("id", "m_alarmbooks00")), r AS (INSERT INTO "app_00000000000000000000000000000001"."t_alarm0000000" AS r ("id", "created_at", "created_by", "updated_at", "version", "c_alarmname000", "c_alarmlevel00", "c_alarmstate00")
  VALUES ($1::uuid, $2::timestamptz, $3::text, $4::timestamptz, $5::int8, $6::text, $7::int8, $8::text)
  RETURNING r."id", r."version", r."created_at", r."created_by", to_jsonb(r.*) AS "image"), "k_alarmbooks00" AS (INSERT INTO "app_00000000000000000000000000000001"."m_alarmbooks00" (source, target, position) SELECT v."id", e.item, e.n
  FROM v CROSS JOIN LATERAL unnest(v."m_alarmbooks00") WITH ORDINALITY AS e(item, n)), l AS (INSERT INTO "app_00000000000000000000000000000001"."change" ("at", "actor", "table_id", "row_id", "kind", "version", "cause", "before", "after") SELECT r."created_at", r."created_by", 'alarm0000000', r."id", 'c', r."version", NULL, NULL, r."image" || jsonb_build_object('m_alarmbooks00', v."m_alarmbooks00")
  FROM r JOIN v ON v."id" = r."id"
  RETURNING "at", "actor", "row_id", "kind", "version", "cause", "before", "after"), x AS (INSERT INTO libretto.outbox ("app", "version", "table_id", "row_id", "row_version", "kind", "cause", "at", "actor", "before", "after") SELECT '00000000-0000-0000-0000-000000000001'::uuid, 1, 'alarm0000000', l."row_id", l."version", l."kind", l."cause", l."at", l."actor", NULL, l."after"
  FROM l) SELECT r."id", r."version"
  FROM r
-- $1 = 00000000-0000-0000-0000-000000000000
-- $2 = 2026-03-01T17:30Z
-- $3 = member:somebody
-- $4 = 2026-03-01T17:30Z
-- $5 = 1
-- $6 = Fire
-- $7 = 1
-- $8 = on
-- $9 = null
