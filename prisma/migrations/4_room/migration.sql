-- A seat is changed with each of its marks. With room for its next version on the same page no index has to learn of
-- it, and the page cleans itself; a database in a folder has nobody else who would.
ALTER TABLE "Assignment" SET (fillfactor = 50);
ALTER TABLE "Mark" SET (fillfactor = 70);
