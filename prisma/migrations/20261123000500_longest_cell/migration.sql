-- AlterTable
ALTER TABLE "lists" ADD COLUMN     "longest_cell" INTEGER NOT NULL DEFAULT 0;
