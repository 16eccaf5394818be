-- before the switch
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD COLUMN "c_sbr4lycdng3k" int8 NOT NULL DEFAULT '0'::int8;
