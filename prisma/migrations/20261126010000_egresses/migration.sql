-- AlterTable
ALTER TABLE "domains" ADD COLUMN     "egress" TEXT;

-- AlterTable
ALTER TABLE "workers" ADD COLUMN     "egresses" TEXT[];
