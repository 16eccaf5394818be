-- before the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_qmwkedp08j4k_2" int8;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_sbr4lycdng3k_2" int8;
CREATE FUNCTION "app_00000000000000000000000000000007"."s_qmwkedp08j4k_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."c_qmwkedp08j4k_2" := (SELECT CASE WHEN x.v >= 0 AND x.v <= 99 THEN x.v END FROM (SELECT libretto.integer_of_text(NEW."c_qmwkedp08j4k") AS v) AS x); RETURN NEW; END';
CREATE TRIGGER "s_qmwkedp08j4k_2" BEFORE INSERT OR UPDATE OF "c_qmwkedp08j4k" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu"
  FOR EACH ROW EXECUTE FUNCTION "app_00000000000000000000000000000007"."s_qmwkedp08j4k_2"();
CREATE FUNCTION "app_00000000000000000000000000000007"."m_qmwkedp08j4k_2"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW."before" := CASE WHEN coalesce(NEW."before" ? ''c_qmwkedp08j4k'' AND NOT NEW."before" ? ''c_qmwkedp08j4k_2'', false) THEN NEW."before" || jsonb_build_object(''c_qmwkedp08j4k_2'', (
  SELECT (SELECT CASE WHEN x.v >= 0 AND x.v <= 99 THEN x.v END FROM (SELECT libretto.integer_of_text(p."c_qmwkedp08j4k") AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."before") AS p)) ELSE NEW."before" END; NEW."after" := CASE WHEN coalesce(NEW."after" ? ''c_qmwkedp08j4k'' AND NOT NEW."after" ? ''c_qmwkedp08j4k_2'', false) THEN NEW."after" || jsonb_build_object(''c_qmwkedp08j4k_2'', (
  SELECT (SELECT CASE WHEN x.v >= 0 AND x.v <= 99 THEN x.v END FROM (SELECT libretto.integer_of_text(p."c_qmwkedp08j4k") AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", NEW."after") AS p)) ELSE NEW."after" END; RETURN NEW; END';
CREATE TRIGGER "m_qmwkedp08j4k_2" BEFORE INSERT ON "app_00000000000000000000000000000007"."change"
  FOR EACH ROW WHEN (NEW."table_id" = 'o4bbpmg3dggu') EXECUTE FUNCTION "app_00000000000000000000000000000007"."m_qmwkedp08j4k_2"();
WITH b AS (
  SELECT r."id" FROM "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r WHERE r."id" > coalesce($1::text, '00000000-0000-0000-0000-000000000000')::uuid AND "c_qmwkedp08j4k_2" IS DISTINCT FROM (SELECT CASE WHEN x.v >= 0 AND x.v <= 99 THEN x.v END FROM (SELECT libretto.integer_of_text("c_qmwkedp08j4k") AS v) AS x)
   ORDER BY r."id" LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
u AS (UPDATE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" AS r SET "c_qmwkedp08j4k_2" = (SELECT CASE WHEN x.v >= 0 AND x.v <= 99 THEN x.v END FROM (SELECT libretto.integer_of_text("c_qmwkedp08j4k") AS v) AS x) FROM b WHERE r."id" = b."id" RETURNING r."id")
SELECT count(*), (SELECT "id"::text FROM u ORDER BY "id" DESC LIMIT 1) FROM u;
WITH b AS (
  SELECT c."seq" FROM "app_00000000000000000000000000000007"."change" AS c WHERE c."seq" > coalesce($1::text, '0')::int8 AND c."table_id" = 'o4bbpmg3dggu' AND (coalesce(c."before" ? 'c_qmwkedp08j4k' AND NOT c."before" ? 'c_qmwkedp08j4k_2', false) OR coalesce(c."after" ? 'c_qmwkedp08j4k' AND NOT c."after" ? 'c_qmwkedp08j4k_2', false))
   ORDER BY c."seq" LIMIT 1000),
u AS (
  UPDATE "app_00000000000000000000000000000007"."change" AS c SET "before" = CASE WHEN coalesce(c."before" ? 'c_qmwkedp08j4k' AND NOT c."before" ? 'c_qmwkedp08j4k_2', false) THEN c."before" || jsonb_build_object('c_qmwkedp08j4k_2', (
  SELECT (SELECT CASE WHEN x.v >= 0 AND x.v <= 99 THEN x.v END FROM (SELECT libretto.integer_of_text(p."c_qmwkedp08j4k") AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."before") AS p)) ELSE c."before" END, "after" = CASE WHEN coalesce(c."after" ? 'c_qmwkedp08j4k' AND NOT c."after" ? 'c_qmwkedp08j4k_2', false) THEN c."after" || jsonb_build_object('c_qmwkedp08j4k_2', (
  SELECT (SELECT CASE WHEN x.v >= 0 AND x.v <= 99 THEN x.v END FROM (SELECT libretto.integer_of_text(p."c_qmwkedp08j4k") AS v) AS x) FROM jsonb_populate_record(NULL::"app_00000000000000000000000000000007"."t_o4bbpmg3dggu", c."after") AS p)) ELSE c."after" END
    FROM b WHERE c."seq" = b."seq" RETURNING c."seq")
SELECT count(*), max("seq")::text FROM u;
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
CREATE UNIQUE INDEX CONCURRENTLY "u_bf50a1f26a66ab919cf96dbd" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ("c_sbr4lycdng3k_2");
CREATE INDEX CONCURRENTLY "i_b53cde0be33e7be812a5fc62" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ("c_qmwkedp08j4k_2");
-- the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" DROP CONSTRAINT "u_8ec3d0de25d294662449a7d7";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" DROP CONSTRAINT "k_o4bbpmg3dggu_3e254b0bc0f215e279b1abf9";
DROP INDEX "app_00000000000000000000000000000007"."i_928e5824f2f5fa25f393f0ae";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_qmwkedp08j4k_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_qmwkedp08j4k_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_qmwkedp08j4k" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_qmwkedp08j4k" DROP DEFAULT, ALTER COLUMN "c_qmwkedp08j4k" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_qmwkedp08j4k" TO "x_qmwkedp08j4k_2";
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."s_sbr4lycdng3k_2"() CASCADE;
DROP FUNCTION IF EXISTS "app_00000000000000000000000000000007"."m_sbr4lycdng3k_2"() CASCADE;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_sbr4lycdng3k" DROP IDENTITY IF EXISTS, ALTER COLUMN "c_sbr4lycdng3k" DROP DEFAULT, ALTER COLUMN "c_sbr4lycdng3k" DROP NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" RENAME COLUMN "c_sbr4lycdng3k" TO "x_sbr4lycdng3k_2";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_qmwkedp08j4k_2" SET DEFAULT '0'::int8;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD CONSTRAINT "n_qmwkedp08j4k_2" CHECK ("c_qmwkedp08j4k_2" IS NOT NULL) NOT VALID;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_sbr4lycdng3k_2" DROP DEFAULT;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD CONSTRAINT "n_sbr4lycdng3k_2" CHECK ("c_sbr4lycdng3k_2" IS NOT NULL) NOT VALID;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD CONSTRAINT "u_bf50a1f26a66ab919cf96dbd" UNIQUE USING INDEX "u_bf50a1f26a66ab919cf96dbd";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD CONSTRAINT "k_o4bbpmg3dggu_9ac7dd08f961e698dbb57db7" CHECK ((("c_qmwkedp08j4k_2" IS DISTINCT FROM (7)::int8)) IS TRUE);
-- after it
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" VALIDATE CONSTRAINT "n_qmwkedp08j4k_2";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_qmwkedp08j4k_2" SET NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" DROP CONSTRAINT IF EXISTS "n_qmwkedp08j4k_2";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" VALIDATE CONSTRAINT "n_sbr4lycdng3k_2";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ALTER COLUMN "c_sbr4lycdng3k_2" SET NOT NULL;
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" DROP CONSTRAINT IF EXISTS "n_sbr4lycdng3k_2";
