-- the switch
CREATE TABLE "app_00000000000000000000000000000007"."t_rb9n4q90kxs0" (
  "id" uuid NOT NULL,
  "created_at" timestamptz(6) NOT NULL,
  "created_by" text COLLATE "C",
  "updated_at" timestamptz(6) NOT NULL,
  "version" int8 NOT NULL,
  "c_wp6fd7yersok" text COLLATE "C",
  CONSTRAINT "p_rb9n4q90kxs0" PRIMARY KEY ("id")
);
GRANT SELECT, INSERT, UPDATE, DELETE ON "app_00000000000000000000000000000007"."t_rb9n4q90kxs0" TO "app_00000000000000000000000000000007";
SELECT libretto.watch_cascades('app_00000000000000000000000000000007', 't_rb9n4q90kxs0');
