-- before the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_sbr4lycdng3k_2" numeric(38,2);
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_uo2a2o0fnggc_2" int8;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_tun05s8q4o1w_2" boolean;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_vkf7m1lur0k2_2" int8;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_qoxu4mxcdtcl_2" timestamptz(6);
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_k3vbepewlqsg_2" date;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_fmkg41gtd5yw_2" time(6);
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_nyoob37gn326_2" text[] COLLATE "C";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_d3htsp8i4lzi_2" int8;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_akt1x7w2f0or_2" uuid;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_sf7dudy68mad_2" uuid;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_dn4zkeiuk4uo_2" numeric(30,2);
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_aum3ecpeiipa_2" numeric(30,2);
CREATE FUNCTION "app_00000000000000000000000000000007"."s_sbr4lycdng3k_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_sbr4lycdng3k_2" := (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT NEW."c_sbr4lycdng3k"::numeric AS v) AS x); RETURN NEW; END';
CREATE TRIGGER "s_sbr4lycdng3k_2" BEFORE INSERT OR UPDATE OF "c_sbr4lycdng3k" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_sbr4lycdng3k_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_sbr4lycdng3k_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_sbr4lycdng3k'' AND NOT NEW."before" ? ''c_sbr4lycdng3k_2'', false) THEN NEW."before" || jsonb_build_object(''c_sbr4lycdng3k_2'', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT p."c_sbr4lycdng3k"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_sbr4lycdng3k'' AND NOT NEW."after" ? ''c_sbr4lycdng3k_2'', false) THEN NEW."after" || jsonb_build_object(''c_sbr4lycdng3k_2'', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT p."c_sbr4lycdng3k"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_sbr4lycdng3k_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_sbr4lycdng3k_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_sbr4lycdng3k_2" IS DISTINCT FROM (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT "c_sbr4lycdng3k"::numeric AS v) AS x)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_sbr4lycdng3k_2" = (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT "c_sbr4lycdng3k"::numeric AS v) AS x) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_sbr4lycdng3k' AND NOT c."before" ? 'c_sbr4lycdng3k_2', false) OR coalesce(c."after" ? 'c_sbr4lycdng3k' AND NOT c."after" ? 'c_sbr4lycdng3k_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_sbr4lycdng3k' AND NOT c."before" ? 'c_sbr4lycdng3k_2', false) THEN c."before" || jsonb_build_object('c_sbr4lycdng3k_2', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT p."c_sbr4lycdng3k"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_sbr4lycdng3k' AND NOT c."after" ? 'c_sbr4lycdng3k_2', false) THEN c."after" || jsonb_build_object('c_sbr4lycdng3k_2', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 1000000000000000000000000000000000000 THEN x.v END FROM (SELECT p."c_sbr4lycdng3k"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_uo2a2o0fnggc_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_uo2a2o0fnggc_2" := libretto.integer_of_text(trim_scale(NEW."c_uo2a2o0fnggc")::text); RETURN NEW; END';
CREATE TRIGGER "s_uo2a2o0fnggc_2" BEFORE INSERT OR UPDATE OF "c_uo2a2o0fnggc" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_uo2a2o0fnggc_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_uo2a2o0fnggc_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_uo2a2o0fnggc'' AND NOT NEW."before" ? ''c_uo2a2o0fnggc_2'', false) THEN NEW."before" || jsonb_build_object(''c_uo2a2o0fnggc_2'', (
  SELECT libretto.integer_of_text(trim_scale(p."c_uo2a2o0fnggc")::text) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_uo2a2o0fnggc'' AND NOT NEW."after" ? ''c_uo2a2o0fnggc_2'', false) THEN NEW."after" || jsonb_build_object(''c_uo2a2o0fnggc_2'', (
  SELECT libretto.integer_of_text(trim_scale(p."c_uo2a2o0fnggc")::text) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_uo2a2o0fnggc_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_uo2a2o0fnggc_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_uo2a2o0fnggc_2" IS DISTINCT FROM libretto.integer_of_text(trim_scale("c_uo2a2o0fnggc")::text)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_uo2a2o0fnggc_2" = libretto.integer_of_text(trim_scale("c_uo2a2o0fnggc")::text) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_uo2a2o0fnggc' AND NOT c."before" ? 'c_uo2a2o0fnggc_2', false) OR coalesce(c."after" ? 'c_uo2a2o0fnggc' AND NOT c."after" ? 'c_uo2a2o0fnggc_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_uo2a2o0fnggc' AND NOT c."before" ? 'c_uo2a2o0fnggc_2', false) THEN c."before" || jsonb_build_object('c_uo2a2o0fnggc_2', (
  SELECT libretto.integer_of_text(trim_scale(p."c_uo2a2o0fnggc")::text) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_uo2a2o0fnggc' AND NOT c."after" ? 'c_uo2a2o0fnggc_2', false) THEN c."after" || jsonb_build_object('c_uo2a2o0fnggc_2', (
  SELECT libretto.integer_of_text(trim_scale(p."c_uo2a2o0fnggc")::text) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_tun05s8q4o1w_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_tun05s8q4o1w_2" := (CASE NEW."c_tun05s8q4o1w" WHEN 1 THEN true WHEN 0 THEN false END); RETURN NEW; END';
CREATE TRIGGER "s_tun05s8q4o1w_2" BEFORE INSERT OR UPDATE OF "c_tun05s8q4o1w" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_tun05s8q4o1w_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_tun05s8q4o1w_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_tun05s8q4o1w'' AND NOT NEW."before" ? ''c_tun05s8q4o1w_2'', false) THEN NEW."before" || jsonb_build_object(''c_tun05s8q4o1w_2'', (
  SELECT (CASE p."c_tun05s8q4o1w" WHEN 1 THEN true WHEN 0 THEN false END) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_tun05s8q4o1w'' AND NOT NEW."after" ? ''c_tun05s8q4o1w_2'', false) THEN NEW."after" || jsonb_build_object(''c_tun05s8q4o1w_2'', (
  SELECT (CASE p."c_tun05s8q4o1w" WHEN 1 THEN true WHEN 0 THEN false END) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_tun05s8q4o1w_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_tun05s8q4o1w_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_tun05s8q4o1w_2" IS DISTINCT FROM (CASE "c_tun05s8q4o1w" WHEN 1 THEN true WHEN 0 THEN false END)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_tun05s8q4o1w_2" = (CASE "c_tun05s8q4o1w" WHEN 1 THEN true WHEN 0 THEN false END) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_tun05s8q4o1w' AND NOT c."before" ? 'c_tun05s8q4o1w_2', false) OR coalesce(c."after" ? 'c_tun05s8q4o1w' AND NOT c."after" ? 'c_tun05s8q4o1w_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_tun05s8q4o1w' AND NOT c."before" ? 'c_tun05s8q4o1w_2', false) THEN c."before" || jsonb_build_object('c_tun05s8q4o1w_2', (
  SELECT (CASE p."c_tun05s8q4o1w" WHEN 1 THEN true WHEN 0 THEN false END) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_tun05s8q4o1w' AND NOT c."after" ? 'c_tun05s8q4o1w_2', false) THEN c."after" || jsonb_build_object('c_tun05s8q4o1w_2', (
  SELECT (CASE p."c_tun05s8q4o1w" WHEN 1 THEN true WHEN 0 THEN false END) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_vkf7m1lur0k2_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_vkf7m1lur0k2_2" := NEW."c_vkf7m1lur0k2"::int4::int8; RETURN NEW; END';
CREATE TRIGGER "s_vkf7m1lur0k2_2" BEFORE INSERT OR UPDATE OF "c_vkf7m1lur0k2" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_vkf7m1lur0k2_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_vkf7m1lur0k2_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_vkf7m1lur0k2'' AND NOT NEW."before" ? ''c_vkf7m1lur0k2_2'', false) THEN NEW."before" || jsonb_build_object(''c_vkf7m1lur0k2_2'', (
  SELECT p."c_vkf7m1lur0k2"::int4::int8 FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_vkf7m1lur0k2'' AND NOT NEW."after" ? ''c_vkf7m1lur0k2_2'', false) THEN NEW."after" || jsonb_build_object(''c_vkf7m1lur0k2_2'', (
  SELECT p."c_vkf7m1lur0k2"::int4::int8 FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_vkf7m1lur0k2_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_vkf7m1lur0k2_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_vkf7m1lur0k2_2" IS DISTINCT FROM "c_vkf7m1lur0k2"::int4::int8
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_vkf7m1lur0k2_2" = "c_vkf7m1lur0k2"::int4::int8 FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_vkf7m1lur0k2' AND NOT c."before" ? 'c_vkf7m1lur0k2_2', false) OR coalesce(c."after" ? 'c_vkf7m1lur0k2' AND NOT c."after" ? 'c_vkf7m1lur0k2_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_vkf7m1lur0k2' AND NOT c."before" ? 'c_vkf7m1lur0k2_2', false) THEN c."before" || jsonb_build_object('c_vkf7m1lur0k2_2', (
  SELECT p."c_vkf7m1lur0k2"::int4::int8 FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_vkf7m1lur0k2' AND NOT c."after" ? 'c_vkf7m1lur0k2_2', false) THEN c."after" || jsonb_build_object('c_vkf7m1lur0k2_2', (
  SELECT p."c_vkf7m1lur0k2"::int4::int8 FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_qoxu4mxcdtcl_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_qoxu4mxcdtcl_2" := (NEW."c_qoxu4mxcdtcl"::timestamp AT TIME ZONE ''Europe/Berlin''); RETURN NEW; END';
CREATE TRIGGER "s_qoxu4mxcdtcl_2" BEFORE INSERT OR UPDATE OF "c_qoxu4mxcdtcl" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_qoxu4mxcdtcl_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_qoxu4mxcdtcl_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_qoxu4mxcdtcl'' AND NOT NEW."before" ? ''c_qoxu4mxcdtcl_2'', false) THEN NEW."before" || jsonb_build_object(''c_qoxu4mxcdtcl_2'', (
  SELECT (p."c_qoxu4mxcdtcl"::timestamp AT TIME ZONE ''Europe/Berlin'') FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_qoxu4mxcdtcl'' AND NOT NEW."after" ? ''c_qoxu4mxcdtcl_2'', false) THEN NEW."after" || jsonb_build_object(''c_qoxu4mxcdtcl_2'', (
  SELECT (p."c_qoxu4mxcdtcl"::timestamp AT TIME ZONE ''Europe/Berlin'') FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_qoxu4mxcdtcl_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_qoxu4mxcdtcl_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_qoxu4mxcdtcl_2" IS DISTINCT FROM ("c_qoxu4mxcdtcl"::timestamp AT TIME ZONE 'Europe/Berlin')
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_qoxu4mxcdtcl_2" = ("c_qoxu4mxcdtcl"::timestamp AT TIME ZONE 'Europe/Berlin') FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_qoxu4mxcdtcl' AND NOT c."before" ? 'c_qoxu4mxcdtcl_2', false) OR coalesce(c."after" ? 'c_qoxu4mxcdtcl' AND NOT c."after" ? 'c_qoxu4mxcdtcl_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_qoxu4mxcdtcl' AND NOT c."before" ? 'c_qoxu4mxcdtcl_2', false) THEN c."before" || jsonb_build_object('c_qoxu4mxcdtcl_2', (
  SELECT (p."c_qoxu4mxcdtcl"::timestamp AT TIME ZONE 'Europe/Berlin') FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_qoxu4mxcdtcl' AND NOT c."after" ? 'c_qoxu4mxcdtcl_2', false) THEN c."after" || jsonb_build_object('c_qoxu4mxcdtcl_2', (
  SELECT (p."c_qoxu4mxcdtcl"::timestamp AT TIME ZONE 'Europe/Berlin') FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_k3vbepewlqsg_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_k3vbepewlqsg_2" := (NEW."c_k3vbepewlqsg" AT TIME ZONE ''Europe/Berlin'')::date; RETURN NEW; END';
CREATE TRIGGER "s_k3vbepewlqsg_2" BEFORE INSERT OR UPDATE OF "c_k3vbepewlqsg" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_k3vbepewlqsg_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_k3vbepewlqsg_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_k3vbepewlqsg'' AND NOT NEW."before" ? ''c_k3vbepewlqsg_2'', false) THEN NEW."before" || jsonb_build_object(''c_k3vbepewlqsg_2'', (
  SELECT (p."c_k3vbepewlqsg" AT TIME ZONE ''Europe/Berlin'')::date FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_k3vbepewlqsg'' AND NOT NEW."after" ? ''c_k3vbepewlqsg_2'', false) THEN NEW."after" || jsonb_build_object(''c_k3vbepewlqsg_2'', (
  SELECT (p."c_k3vbepewlqsg" AT TIME ZONE ''Europe/Berlin'')::date FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_k3vbepewlqsg_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_k3vbepewlqsg_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_k3vbepewlqsg_2" IS DISTINCT FROM ("c_k3vbepewlqsg" AT TIME ZONE 'Europe/Berlin')::date
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_k3vbepewlqsg_2" = ("c_k3vbepewlqsg" AT TIME ZONE 'Europe/Berlin')::date FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_k3vbepewlqsg' AND NOT c."before" ? 'c_k3vbepewlqsg_2', false) OR coalesce(c."after" ? 'c_k3vbepewlqsg' AND NOT c."after" ? 'c_k3vbepewlqsg_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_k3vbepewlqsg' AND NOT c."before" ? 'c_k3vbepewlqsg_2', false) THEN c."before" || jsonb_build_object('c_k3vbepewlqsg_2', (
  SELECT (p."c_k3vbepewlqsg" AT TIME ZONE 'Europe/Berlin')::date FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_k3vbepewlqsg' AND NOT c."after" ? 'c_k3vbepewlqsg_2', false) THEN c."after" || jsonb_build_object('c_k3vbepewlqsg_2', (
  SELECT (p."c_k3vbepewlqsg" AT TIME ZONE 'Europe/Berlin')::date FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_fmkg41gtd5yw_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_fmkg41gtd5yw_2" := (NEW."c_fmkg41gtd5yw" AT TIME ZONE ''Europe/Berlin'')::time; RETURN NEW; END';
CREATE TRIGGER "s_fmkg41gtd5yw_2" BEFORE INSERT OR UPDATE OF "c_fmkg41gtd5yw" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_fmkg41gtd5yw_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_fmkg41gtd5yw_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_fmkg41gtd5yw'' AND NOT NEW."before" ? ''c_fmkg41gtd5yw_2'', false) THEN NEW."before" || jsonb_build_object(''c_fmkg41gtd5yw_2'', (
  SELECT (p."c_fmkg41gtd5yw" AT TIME ZONE ''Europe/Berlin'')::time FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_fmkg41gtd5yw'' AND NOT NEW."after" ? ''c_fmkg41gtd5yw_2'', false) THEN NEW."after" || jsonb_build_object(''c_fmkg41gtd5yw_2'', (
  SELECT (p."c_fmkg41gtd5yw" AT TIME ZONE ''Europe/Berlin'')::time FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_fmkg41gtd5yw_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_fmkg41gtd5yw_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_fmkg41gtd5yw_2" IS DISTINCT FROM ("c_fmkg41gtd5yw" AT TIME ZONE 'Europe/Berlin')::time
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_fmkg41gtd5yw_2" = ("c_fmkg41gtd5yw" AT TIME ZONE 'Europe/Berlin')::time FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_fmkg41gtd5yw' AND NOT c."before" ? 'c_fmkg41gtd5yw_2', false) OR coalesce(c."after" ? 'c_fmkg41gtd5yw' AND NOT c."after" ? 'c_fmkg41gtd5yw_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_fmkg41gtd5yw' AND NOT c."before" ? 'c_fmkg41gtd5yw_2', false) THEN c."before" || jsonb_build_object('c_fmkg41gtd5yw_2', (
  SELECT (p."c_fmkg41gtd5yw" AT TIME ZONE 'Europe/Berlin')::time FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_fmkg41gtd5yw' AND NOT c."after" ? 'c_fmkg41gtd5yw_2', false) THEN c."after" || jsonb_build_object('c_fmkg41gtd5yw_2', (
  SELECT (p."c_fmkg41gtd5yw" AT TIME ZONE 'Europe/Berlin')::time FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_nyoob37gn326_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_nyoob37gn326_2" := (SELECT CASE WHEN x.v <@ ARRAY[''red'', ''blue'']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN NEW."c_nyoob37gn326" IS NOT NULL THEN ARRAY[NEW."c_nyoob37gn326"] END) AS v) AS x); RETURN NEW; END';
CREATE TRIGGER "s_nyoob37gn326_2" BEFORE INSERT OR UPDATE OF "c_nyoob37gn326" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_nyoob37gn326_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_nyoob37gn326_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_nyoob37gn326'' AND NOT NEW."before" ? ''c_nyoob37gn326_2'', false) THEN NEW."before" || jsonb_build_object(''c_nyoob37gn326_2'', (
  SELECT (SELECT CASE WHEN x.v <@ ARRAY[''red'', ''blue'']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN p."c_nyoob37gn326" IS NOT NULL THEN ARRAY[p."c_nyoob37gn326"] END) AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_nyoob37gn326'' AND NOT NEW."after" ? ''c_nyoob37gn326_2'', false) THEN NEW."after" || jsonb_build_object(''c_nyoob37gn326_2'', (
  SELECT (SELECT CASE WHEN x.v <@ ARRAY[''red'', ''blue'']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN p."c_nyoob37gn326" IS NOT NULL THEN ARRAY[p."c_nyoob37gn326"] END) AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_nyoob37gn326_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_nyoob37gn326_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_nyoob37gn326_2" IS DISTINCT FROM (SELECT CASE WHEN x.v <@ ARRAY['red', 'blue']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN "c_nyoob37gn326" IS NOT NULL THEN ARRAY["c_nyoob37gn326"] END) AS v) AS x)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_nyoob37gn326_2" = (SELECT CASE WHEN x.v <@ ARRAY['red', 'blue']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN "c_nyoob37gn326" IS NOT NULL THEN ARRAY["c_nyoob37gn326"] END) AS v) AS x) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_nyoob37gn326' AND NOT c."before" ? 'c_nyoob37gn326_2', false) OR coalesce(c."after" ? 'c_nyoob37gn326' AND NOT c."after" ? 'c_nyoob37gn326_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_nyoob37gn326' AND NOT c."before" ? 'c_nyoob37gn326_2', false) THEN c."before" || jsonb_build_object('c_nyoob37gn326_2', (
  SELECT (SELECT CASE WHEN x.v <@ ARRAY['red', 'blue']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN p."c_nyoob37gn326" IS NOT NULL THEN ARRAY[p."c_nyoob37gn326"] END) AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_nyoob37gn326' AND NOT c."after" ? 'c_nyoob37gn326_2', false) THEN c."after" || jsonb_build_object('c_nyoob37gn326_2', (
  SELECT (SELECT CASE WHEN x.v <@ ARRAY['red', 'blue']::text[] AND cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i)) THEN x.v END FROM (SELECT (CASE WHEN p."c_nyoob37gn326" IS NOT NULL THEN ARRAY[p."c_nyoob37gn326"] END) AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_d3htsp8i4lzi_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_d3htsp8i4lzi_2" := libretto.integer_of_text((NEW."c_d3htsp8i4lzi" #>> ''{}'')); RETURN NEW; END';
CREATE TRIGGER "s_d3htsp8i4lzi_2" BEFORE INSERT OR UPDATE OF "c_d3htsp8i4lzi" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_d3htsp8i4lzi_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_d3htsp8i4lzi_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_d3htsp8i4lzi'' AND NOT NEW."before" ? ''c_d3htsp8i4lzi_2'', false) THEN NEW."before" || jsonb_build_object(''c_d3htsp8i4lzi_2'', (
  SELECT libretto.integer_of_text((p."c_d3htsp8i4lzi" #>> ''{}'')) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_d3htsp8i4lzi'' AND NOT NEW."after" ? ''c_d3htsp8i4lzi_2'', false) THEN NEW."after" || jsonb_build_object(''c_d3htsp8i4lzi_2'', (
  SELECT libretto.integer_of_text((p."c_d3htsp8i4lzi" #>> ''{}'')) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_d3htsp8i4lzi_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_d3htsp8i4lzi_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_d3htsp8i4lzi_2" IS DISTINCT FROM libretto.integer_of_text(("c_d3htsp8i4lzi" #>> '{}'))
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_d3htsp8i4lzi_2" = libretto.integer_of_text(("c_d3htsp8i4lzi" #>> '{}')) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_d3htsp8i4lzi' AND NOT c."before" ? 'c_d3htsp8i4lzi_2', false) OR coalesce(c."after" ? 'c_d3htsp8i4lzi' AND NOT c."after" ? 'c_d3htsp8i4lzi_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_d3htsp8i4lzi' AND NOT c."before" ? 'c_d3htsp8i4lzi_2', false) THEN c."before" || jsonb_build_object('c_d3htsp8i4lzi_2', (
  SELECT libretto.integer_of_text((p."c_d3htsp8i4lzi" #>> '{}')) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_d3htsp8i4lzi' AND NOT c."after" ? 'c_d3htsp8i4lzi_2', false) THEN c."after" || jsonb_build_object('c_d3htsp8i4lzi_2', (
  SELECT libretto.integer_of_text((p."c_d3htsp8i4lzi" #>> '{}')) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_akt1x7w2f0or_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_akt1x7w2f0or_2" := (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_viyyyncvurkb" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT NEW."c_akt1x7w2f0or" AS v) AS x); RETURN NEW; END';
CREATE TRIGGER "s_akt1x7w2f0or_2" BEFORE INSERT OR UPDATE OF "c_akt1x7w2f0or" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_akt1x7w2f0or_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_akt1x7w2f0or_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_akt1x7w2f0or'' AND NOT NEW."before" ? ''c_akt1x7w2f0or_2'', false) THEN NEW."before" || jsonb_build_object(''c_akt1x7w2f0or_2'', (
  SELECT (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_viyyyncvurkb" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT p."c_akt1x7w2f0or" AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_akt1x7w2f0or'' AND NOT NEW."after" ? ''c_akt1x7w2f0or_2'', false) THEN NEW."after" || jsonb_build_object(''c_akt1x7w2f0or_2'', (
  SELECT (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_viyyyncvurkb" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT p."c_akt1x7w2f0or" AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_akt1x7w2f0or_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_akt1x7w2f0or_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_akt1x7w2f0or_2" IS DISTINCT FROM (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_viyyyncvurkb" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT "c_akt1x7w2f0or" AS v) AS x)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_akt1x7w2f0or_2" = (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_viyyyncvurkb" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT "c_akt1x7w2f0or" AS v) AS x) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_akt1x7w2f0or' AND NOT c."before" ? 'c_akt1x7w2f0or_2', false) OR coalesce(c."after" ? 'c_akt1x7w2f0or' AND NOT c."after" ? 'c_akt1x7w2f0or_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_akt1x7w2f0or' AND NOT c."before" ? 'c_akt1x7w2f0or_2', false) THEN c."before" || jsonb_build_object('c_akt1x7w2f0or_2', (
  SELECT (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_viyyyncvurkb" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT p."c_akt1x7w2f0or" AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_akt1x7w2f0or' AND NOT c."after" ? 'c_akt1x7w2f0or_2', false) THEN c."after" || jsonb_build_object('c_akt1x7w2f0or_2', (
  SELECT (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_viyyyncvurkb" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT p."c_akt1x7w2f0or" AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_sf7dudy68mad_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_sf7dudy68mad_2" := NEW."c_sf7dudy68mad"; RETURN NEW; END';
CREATE TRIGGER "s_sf7dudy68mad_2" BEFORE INSERT OR UPDATE OF "c_sf7dudy68mad" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_sf7dudy68mad_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_sf7dudy68mad_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_sf7dudy68mad'' AND NOT NEW."before" ? ''c_sf7dudy68mad_2'', false) THEN NEW."before" || jsonb_build_object(''c_sf7dudy68mad_2'', (
  SELECT p."c_sf7dudy68mad" FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_sf7dudy68mad'' AND NOT NEW."after" ? ''c_sf7dudy68mad_2'', false) THEN NEW."after" || jsonb_build_object(''c_sf7dudy68mad_2'', (
  SELECT p."c_sf7dudy68mad" FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_sf7dudy68mad_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_sf7dudy68mad_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_sf7dudy68mad_2" IS DISTINCT FROM "c_sf7dudy68mad"
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_sf7dudy68mad_2" = "c_sf7dudy68mad" FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_sf7dudy68mad' AND NOT c."before" ? 'c_sf7dudy68mad_2', false) OR coalesce(c."after" ? 'c_sf7dudy68mad' AND NOT c."after" ? 'c_sf7dudy68mad_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_sf7dudy68mad' AND NOT c."before" ? 'c_sf7dudy68mad_2', false) THEN c."before" || jsonb_build_object('c_sf7dudy68mad_2', (
  SELECT p."c_sf7dudy68mad" FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_sf7dudy68mad' AND NOT c."after" ? 'c_sf7dudy68mad_2', false) THEN c."after" || jsonb_build_object('c_sf7dudy68mad_2', (
  SELECT p."c_sf7dudy68mad" FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_dn4zkeiuk4uo_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_dn4zkeiuk4uo_2" := (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT NEW."c_dn4zkeiuk4uo"::numeric AS v) AS x); RETURN NEW; END';
CREATE TRIGGER "s_dn4zkeiuk4uo_2" BEFORE INSERT OR UPDATE OF "c_dn4zkeiuk4uo" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_dn4zkeiuk4uo_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_dn4zkeiuk4uo_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_dn4zkeiuk4uo'' AND NOT NEW."before" ? ''c_dn4zkeiuk4uo_2'', false) THEN NEW."before" || jsonb_build_object(''c_dn4zkeiuk4uo_2'', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT p."c_dn4zkeiuk4uo"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_dn4zkeiuk4uo'' AND NOT NEW."after" ? ''c_dn4zkeiuk4uo_2'', false) THEN NEW."after" || jsonb_build_object(''c_dn4zkeiuk4uo_2'', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT p."c_dn4zkeiuk4uo"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_dn4zkeiuk4uo_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_dn4zkeiuk4uo_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_dn4zkeiuk4uo_2" IS DISTINCT FROM (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT "c_dn4zkeiuk4uo"::numeric AS v) AS x)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_dn4zkeiuk4uo_2" = (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT "c_dn4zkeiuk4uo"::numeric AS v) AS x) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_dn4zkeiuk4uo' AND NOT c."before" ? 'c_dn4zkeiuk4uo_2', false) OR coalesce(c."after" ? 'c_dn4zkeiuk4uo' AND NOT c."after" ? 'c_dn4zkeiuk4uo_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_dn4zkeiuk4uo' AND NOT c."before" ? 'c_dn4zkeiuk4uo_2', false) THEN c."before" || jsonb_build_object('c_dn4zkeiuk4uo_2', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT p."c_dn4zkeiuk4uo"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_dn4zkeiuk4uo' AND NOT c."after" ? 'c_dn4zkeiuk4uo_2', false) THEN c."after" || jsonb_build_object('c_dn4zkeiuk4uo_2', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT p."c_dn4zkeiuk4uo"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_aum3ecpeiipa_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_aum3ecpeiipa_2" := (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT NEW."c_aum3ecpeiipa"::numeric AS v) AS x); RETURN NEW; END';
CREATE TRIGGER "s_aum3ecpeiipa_2" BEFORE INSERT OR UPDATE OF "c_aum3ecpeiipa" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_aum3ecpeiipa_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_aum3ecpeiipa_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_aum3ecpeiipa'' AND NOT NEW."before" ? ''c_aum3ecpeiipa_2'', false) THEN NEW."before" || jsonb_build_object(''c_aum3ecpeiipa_2'', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT p."c_aum3ecpeiipa"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_aum3ecpeiipa'' AND NOT NEW."after" ? ''c_aum3ecpeiipa_2'', false) THEN NEW."after" || jsonb_build_object(''c_aum3ecpeiipa_2'', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT p."c_aum3ecpeiipa"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_aum3ecpeiipa_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_aum3ecpeiipa_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_aum3ecpeiipa_2" IS DISTINCT FROM (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT "c_aum3ecpeiipa"::numeric AS v) AS x)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_aum3ecpeiipa_2" = (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT "c_aum3ecpeiipa"::numeric AS v) AS x) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_aum3ecpeiipa' AND NOT c."before" ? 'c_aum3ecpeiipa_2', false) OR coalesce(c."after" ? 'c_aum3ecpeiipa' AND NOT c."after" ? 'c_aum3ecpeiipa_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_aum3ecpeiipa' AND NOT c."before" ? 'c_aum3ecpeiipa_2', false) THEN c."before" || jsonb_build_object('c_aum3ecpeiipa_2', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT p."c_aum3ecpeiipa"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_aum3ecpeiipa' AND NOT c."after" ? 'c_aum3ecpeiipa_2', false) THEN c."after" || jsonb_build_object('c_aum3ecpeiipa_2', (
  SELECT (SELECT CASE WHEN x.v = round(x.v, 2) AND abs(x.v) < 10000000000000000000000000000 THEN x.v END FROM (SELECT p."c_aum3ecpeiipa"::numeric AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE INDEX CONCURRENTLY "f_akt1x7w2f0or_2" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ("c_akt1x7w2f0or_2");
-- the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" DROP CONSTRAINT "f_sf7dudy68mad";
DROP INDEX "app_00000000000000000000000000000007"."f_sf7dudy68mad";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_sbr4lycdng3k_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_sbr4lycdng3k_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_sbr4lycdng3k" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_sbr4lycdng3k" DROP DEFAULT, ALTER COLUMN "c_sbr4lycdng3k" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_sbr4lycdng3k" TO "x_sbr4lycdng3k_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_uo2a2o0fnggc_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_uo2a2o0fnggc_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_uo2a2o0fnggc" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_uo2a2o0fnggc" DROP DEFAULT, ALTER COLUMN "c_uo2a2o0fnggc" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_uo2a2o0fnggc" TO "x_uo2a2o0fnggc_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_tun05s8q4o1w_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_tun05s8q4o1w_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_tun05s8q4o1w" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_tun05s8q4o1w" DROP DEFAULT, ALTER COLUMN "c_tun05s8q4o1w" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_tun05s8q4o1w" TO "x_tun05s8q4o1w_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_vkf7m1lur0k2_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_vkf7m1lur0k2_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_vkf7m1lur0k2" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_vkf7m1lur0k2" DROP DEFAULT, ALTER COLUMN "c_vkf7m1lur0k2" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_vkf7m1lur0k2" TO "x_vkf7m1lur0k2_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_qoxu4mxcdtcl_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_qoxu4mxcdtcl_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_qoxu4mxcdtcl" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_qoxu4mxcdtcl" DROP DEFAULT, ALTER COLUMN "c_qoxu4mxcdtcl" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_qoxu4mxcdtcl" TO "x_qoxu4mxcdtcl_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_k3vbepewlqsg_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_k3vbepewlqsg_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_k3vbepewlqsg" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_k3vbepewlqsg" DROP DEFAULT, ALTER COLUMN "c_k3vbepewlqsg" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_k3vbepewlqsg" TO "x_k3vbepewlqsg_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_fmkg41gtd5yw_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_fmkg41gtd5yw_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_fmkg41gtd5yw" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_fmkg41gtd5yw" DROP DEFAULT, ALTER COLUMN "c_fmkg41gtd5yw" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_fmkg41gtd5yw" TO "x_fmkg41gtd5yw_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_nyoob37gn326_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_nyoob37gn326_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_nyoob37gn326" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_nyoob37gn326" DROP DEFAULT, ALTER COLUMN "c_nyoob37gn326" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_nyoob37gn326" TO "x_nyoob37gn326_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_d3htsp8i4lzi_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_d3htsp8i4lzi_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_d3htsp8i4lzi" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_d3htsp8i4lzi" DROP DEFAULT, ALTER COLUMN "c_d3htsp8i4lzi" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_d3htsp8i4lzi" TO "x_d3htsp8i4lzi_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_akt1x7w2f0or_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_akt1x7w2f0or_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_akt1x7w2f0or" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_akt1x7w2f0or" DROP DEFAULT, ALTER COLUMN "c_akt1x7w2f0or" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_akt1x7w2f0or" TO "x_akt1x7w2f0or_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_sf7dudy68mad_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_sf7dudy68mad_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_sf7dudy68mad" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_sf7dudy68mad" DROP DEFAULT, ALTER COLUMN "c_sf7dudy68mad" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_sf7dudy68mad" TO "x_sf7dudy68mad_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_dn4zkeiuk4uo_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_dn4zkeiuk4uo_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_dn4zkeiuk4uo" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_dn4zkeiuk4uo" DROP DEFAULT, ALTER COLUMN "c_dn4zkeiuk4uo" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_dn4zkeiuk4uo" TO "x_dn4zkeiuk4uo_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_aum3ecpeiipa_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_aum3ecpeiipa_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_aum3ecpeiipa" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_aum3ecpeiipa" DROP DEFAULT, ALTER COLUMN "c_aum3ecpeiipa" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_aum3ecpeiipa" TO "x_aum3ecpeiipa_2";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_sbr4lycdng3k_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_uo2a2o0fnggc_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_tun05s8q4o1w_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_vkf7m1lur0k2_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_qoxu4mxcdtcl_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_k3vbepewlqsg_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_fmkg41gtd5yw_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_nyoob37gn326_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_d3htsp8i4lzi_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_akt1x7w2f0or_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_sf7dudy68mad_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_dn4zkeiuk4uo_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_aum3ecpeiipa_2" DROP DEFAULT;
UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_akt1x7w2f0or_2" = NULL WHERE r."c_akt1x7w2f0or_2" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_viyyyncvurkb" AS g WHERE g."id" = r."c_akt1x7w2f0or_2");
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD CONSTRAINT "f_akt1x7w2f0or_2" FOREIGN KEY ("c_akt1x7w2f0or_2") REFERENCES "app_00000000000000000000000000000007"."t_viyyyncvurkb" ("id") ON DELETE RESTRICT NOT VALID;
-- after it
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" VALIDATE CONSTRAINT "f_akt1x7w2f0or_2";
