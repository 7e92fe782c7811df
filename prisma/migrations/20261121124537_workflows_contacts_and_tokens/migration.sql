-- CreateEnum
CREATE TYPE "workflow_kind" AS ENUM ('registration', 'update', 'transfer_in', 'renewal');

-- CreateEnum
CREATE TYPE "workflow_state" AS ENUM ('pending', 'in_progress', 'action_required', 'blocked', 'succeeded', 'failed');

-- AlterEnum
ALTER TYPE "payment_purpose" ADD VALUE 'workflow';

-- DropIndex
DROP INDEX "name_account_id_expires_at_idx";

-- DropIndex
DROP INDEX "name_account_id_registered_at_idx";

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "domain_limit" INTEGER;

-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "acme_names" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "fax" TEXT,
ADD COLUMN     "in_book" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_default" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "dns_record" ADD COLUMN     "auto_ttl" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "comment" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "namespace" ADD COLUMN     "verify_contacts" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "workflow_id" UUID;

-- AlterTable
ALTER TABLE "zone" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "contact_email" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_email_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workflow" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" "workflow_kind" NOT NULL,
    "fqdn" TEXT NOT NULL,
    "state" "workflow_state" NOT NULL DEFAULT 'pending',
    "step" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "context" JSONB NOT NULL DEFAULT '{}',
    "action" JSONB,
    "error_code" TEXT,
    "error_message" TEXT,
    "actor" JSONB NOT NULL,
    "door" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "ip" TEXT,
    "sandbox" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "workflow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workflow_step" (
    "id" BIGSERIAL NOT NULL,
    "workflow_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" JSONB,

    CONSTRAINT "workflow_step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "contact_email_token_hash_key" ON "contact_email"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "contact_email_account_id_email_key" ON "contact_email"("account_id", "email");

-- CreateIndex
CREATE INDEX "workflow_account_id_created_at_id_idx" ON "workflow"("account_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "workflow_account_id_fqdn_kind_created_at_idx" ON "workflow"("account_id", "fqdn", "kind", "created_at");

-- CreateIndex
CREATE INDEX "workflow_step_workflow_id_id_idx" ON "workflow_step"("workflow_id", "id");

-- CreateIndex
CREATE INDEX "name_account_id_expires_at_id_idx" ON "name"("account_id", "expires_at", "id");

-- CreateIndex
CREATE INDEX "name_account_id_registered_at_id_idx" ON "name"("account_id", "registered_at", "id");

-- CreateIndex
CREATE INDEX "payment_workflow_id_idx" ON "payment"("workflow_id");

-- AddForeignKey
ALTER TABLE "contact_email" ADD CONSTRAINT "contact_email_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow" ADD CONSTRAINT "workflow_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workflow_step" ADD CONSTRAINT "workflow_step_workflow_id_fkey" FOREIGN KEY ("workflow_id") REFERENCES "workflow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- At most one that has not ended: a repeated request finds the one that runs. What a sandbox does is apart.
CREATE UNIQUE INDEX "workflow_open_key" ON "workflow" ("account_id", "fqdn", "kind", "sandbox") WHERE "completed_at" IS NULL;

-- One default in an address book.
CREATE UNIQUE INDEX "contact_default_key" ON "contact" ("account_id") WHERE "is_default";
CREATE INDEX "contact_book_idx" ON "contact" ("account_id", "name") WHERE "in_book";
