ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" DROP CONSTRAINT "k_o4bbpmg3dggu_dc7209cacd9e932457851a0c";
ALTER TABLE "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ADD CONSTRAINT "k_o4bbpmg3dggu_dc7209cacd9e932457851a0c" CHECK (((libretto.int_subtract("c_qmwkedp08j4k", (1)::int8) > (0)::int8)) IS TRUE);
