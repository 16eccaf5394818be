-- before the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_sbr4lycdng3k_2" int8;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_uo2a2o0fnggc_2" boolean;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_sbr4lycdng3k_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_sbr4lycdng3k_2" := libretto.integer_of_text(NEW."c_sbr4lycdng3k"); RETURN NEW; END';
CREATE TRIGGER "s_sbr4lycdng3k_2" BEFORE INSERT OR UPDATE OF "c_sbr4lycdng3k" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_sbr4lycdng3k_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_sbr4lycdng3k_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_sbr4lycdng3k'' AND NOT NEW."before" ? ''c_sbr4lycdng3k_2'', false) THEN NEW."before" || jsonb_build_object(''c_sbr4lycdng3k_2'', (
  SELECT libretto.integer_of_text(p."c_sbr4lycdng3k") FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_sbr4lycdng3k'' AND NOT NEW."after" ? ''c_sbr4lycdng3k_2'', false) THEN NEW."after" || jsonb_build_object(''c_sbr4lycdng3k_2'', (
  SELECT libretto.integer_of_text(p."c_sbr4lycdng3k") FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_sbr4lycdng3k_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_sbr4lycdng3k_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_sbr4lycdng3k_2" IS DISTINCT FROM libretto.integer_of_text("c_sbr4lycdng3k")
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_sbr4lycdng3k_2" = libretto.integer_of_text("c_sbr4lycdng3k") FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_sbr4lycdng3k' AND NOT c."before" ? 'c_sbr4lycdng3k_2', false) OR coalesce(c."after" ? 'c_sbr4lycdng3k' AND NOT c."after" ? 'c_sbr4lycdng3k_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_sbr4lycdng3k' AND NOT c."before" ? 'c_sbr4lycdng3k_2', false) THEN c."before" || jsonb_build_object('c_sbr4lycdng3k_2', (
  SELECT libretto.integer_of_text(p."c_sbr4lycdng3k") FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_sbr4lycdng3k' AND NOT c."after" ? 'c_sbr4lycdng3k_2', false) THEN c."after" || jsonb_build_object('c_sbr4lycdng3k_2', (
  SELECT libretto.integer_of_text(p."c_sbr4lycdng3k") FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE FUNCTION "app_00000000000000000000000000000007"."v_uo2a2o0fnggc_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_uo2a2o0fnggc_2" := ((NEW."c_sbr4lycdng3k_2" IS NOT NULL) AND (NEW."c_qmwkedp08j4k" IS DISTINCT FROM E''''::text)); RETURN NEW; END';
CREATE TRIGGER "v_uo2a2o0fnggc_2" BEFORE INSERT OR UPDATE ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."v_uo2a2o0fnggc_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND r."c_uo2a2o0fnggc_2" IS DISTINCT FROM ((r."c_sbr4lycdng3k_2" IS NOT NULL) AND (r."c_qmwkedp08j4k" IS DISTINCT FROM E''::text))
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_uo2a2o0fnggc_2" = ((r."c_sbr4lycdng3k_2" IS NOT NULL) AND (r."c_qmwkedp08j4k" IS DISTINCT FROM E''::text)) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
-- the switch
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_sbr4lycdng3k_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_sbr4lycdng3k_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_sbr4lycdng3k" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_sbr4lycdng3k" DROP DEFAULT, ALTER COLUMN "c_sbr4lycdng3k" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_sbr4lycdng3k" TO "x_sbr4lycdng3k_2";
DROP TRIGGER IF EXISTS "v_uo2a2o0fnggc" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."v_uo2a2o0fnggc"();
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" DROP COLUMN IF EXISTS "c_uo2a2o0fnggc";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_sbr4lycdng3k_2" DROP DEFAULT;
