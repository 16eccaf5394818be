-- the switch
CREATE TABLE "app_00000000000000000000000000000007"."t_sbr4lycdng3k" (
  "id" uuid NOT NULL,
  "created_at" timestamptz(6) NOT NULL,
  "created_by" text COLLATE "C",
  "updated_at" timestamptz(6) NOT NULL,
  "version" int8 NOT NULL,
  "c_uo2a2o0fnggc" text COLLATE "C",
  "c_tun05s8q4o1w" uuid,
  CONSTRAINT "p_sbr4lycdng3k" PRIMARY KEY ("id")
);
GRANT SELECT, INSERT, UPDATE, DELETE ON "app_00000000000000000000000000000007"."t_sbr4lycdng3k" TO "app_00000000000000000000000000000007";
SELECT libretto.watch_cascades('app_00000000000000000000000000000007', 't_sbr4lycdng3k');
ALTER TABLE "app_00000000000000000000000000000007"."t_sbr4lycdng3k" ADD CONSTRAINT "f_tun05s8q4o1w" FOREIGN KEY ("c_tun05s8q4o1w") REFERENCES "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ("id") ON DELETE RESTRICT;
CREATE INDEX "f_tun05s8q4o1w" ON "app_00000000000000000000000000000007"."t_sbr4lycdng3k" ("c_tun05s8q4o1w");
