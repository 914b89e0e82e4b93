-- AlterTable
ALTER TABLE "Posting" ADD COLUMN     "seenAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Sent" ADD COLUMN     "triedAt" TIMESTAMP(3);
