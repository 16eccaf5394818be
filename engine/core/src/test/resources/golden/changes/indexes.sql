-- before the switch
CREATE INDEX CONCURRENTLY "i_f9d3e0a14132f61ccd8ec92f" ON "app_00000000000000000000000000000007"."t_o4bbpmg3dggu" ("c_sbr4lycdng3k", "c_qmwkedp08j4k");
-- the switch
DROP INDEX "app_00000000000000000000000000000007"."i_928e5824f2f5fa25f393f0ae";
