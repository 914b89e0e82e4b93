-- DropIndex
DROP INDEX "Posting_chatId_idx";

-- AlterTable
ALTER TABLE "Posting" ADD COLUMN     "seq" BIGSERIAL NOT NULL;

-- Postings that are there already, in the order in which they were made: rows that were changed lie in another.
UPDATE "Posting" SET "seq" = made."seq"
FROM (SELECT "id", row_number() OVER (ORDER BY "at", "id") AS "seq" FROM "Posting") AS made
WHERE made."id" = "Posting"."id";

-- CreateTable: unlogged, so that taking from a budget waits for no disk. A crash of the server forgets one minute.
CREATE UNLOGGED TABLE "Budget" (
    "key" TEXT NOT NULL,
    "full" DOUBLE PRECISION NOT NULL,
    "until" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Budget_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Posting_chatId_seq_idx" ON "Posting"("chatId", "seq");

-- Several postings may be in hands at once now: of each group one, which src/jobs/post.ts sees to.
DO $$ BEGIN
    IF to_regclass('pgboss.queue') IS NOT NULL THEN
        UPDATE pgboss.queue SET policy = 'standard' WHERE name = 'post';
        UPDATE pgboss.job SET policy = 'standard' WHERE name = 'post';
    END IF;
END $$;
