-- before the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_uo2a2o0fnggc" int8 NOT NULL DEFAULT '3'::int8;
