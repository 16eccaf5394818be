-- before the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_qmwkedp08j4k_2" uuid;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_qmwkedp08j4k_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_qmwkedp08j4k_2" := (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_tun05s8q4o1w" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT NEW."c_qmwkedp08j4k" AS v) AS x); RETURN NEW; END';
CREATE TRIGGER "s_qmwkedp08j4k_2" BEFORE INSERT OR UPDATE OF "c_qmwkedp08j4k" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_qmwkedp08j4k_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_qmwkedp08j4k_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_qmwkedp08j4k'' AND NOT NEW."before" ? ''c_qmwkedp08j4k_2'', false) THEN NEW."before" || jsonb_build_object(''c_qmwkedp08j4k_2'', (
  SELECT (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_tun05s8q4o1w" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT p."c_qmwkedp08j4k" AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_qmwkedp08j4k'' AND NOT NEW."after" ? ''c_qmwkedp08j4k_2'', false) THEN NEW."after" || jsonb_build_object(''c_qmwkedp08j4k_2'', (
  SELECT (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_tun05s8q4o1w" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT p."c_qmwkedp08j4k" AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_qmwkedp08j4k_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_qmwkedp08j4k_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_qmwkedp08j4k_2" IS DISTINCT FROM (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_tun05s8q4o1w" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT "c_qmwkedp08j4k" AS v) AS x)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_qmwkedp08j4k_2" = (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_tun05s8q4o1w" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT "c_qmwkedp08j4k" AS v) AS x) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_qmwkedp08j4k' AND NOT c."before" ? 'c_qmwkedp08j4k_2', false) OR coalesce(c."after" ? 'c_qmwkedp08j4k' AND NOT c."after" ? 'c_qmwkedp08j4k_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_qmwkedp08j4k' AND NOT c."before" ? 'c_qmwkedp08j4k_2', false) THEN c."before" || jsonb_build_object('c_qmwkedp08j4k_2', (
  SELECT (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_tun05s8q4o1w" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT p."c_qmwkedp08j4k" AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_qmwkedp08j4k' AND NOT c."after" ? 'c_qmwkedp08j4k_2', false) THEN c."after" || jsonb_build_object('c_qmwkedp08j4k_2', (
  SELECT (SELECT CASE WHEN EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_tun05s8q4o1w" AS g WHERE g."id" = x.v) THEN x.v END FROM (SELECT p."c_qmwkedp08j4k" AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
CREATE INDEX CONCURRENTLY "f_qmwkedp08j4k_2" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ("c_qmwkedp08j4k_2");
-- the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" DROP CONSTRAINT "f_qmwkedp08j4k";
DROP INDEX "app_00000000000000000000000000000007"."f_qmwkedp08j4k";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_qmwkedp08j4k_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_qmwkedp08j4k_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_qmwkedp08j4k" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_qmwkedp08j4k" DROP DEFAULT, ALTER COLUMN "c_qmwkedp08j4k" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_qmwkedp08j4k" TO "x_qmwkedp08j4k_2";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_qmwkedp08j4k_2" DROP DEFAULT;
UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_qmwkedp08j4k_2" = NULL WHERE r."c_qmwkedp08j4k_2" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "app_00000000000000000000000000000007"."t_tun05s8q4o1w" AS g WHERE g."id" = r."c_qmwkedp08j4k_2");
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD CONSTRAINT "f_qmwkedp08j4k_2" FOREIGN KEY ("c_qmwkedp08j4k_2") REFERENCES "app_00000000000000000000000000000007"."t_tun05s8q4o1w" ("id") ON DELETE RESTRICT NOT VALID;
-- after it
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" VALIDATE CONSTRAINT "f_qmwkedp08j4k_2";
