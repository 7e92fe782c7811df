-- CreateEnum
CREATE TYPE "payment_purpose" AS ENUM ('top_up', 'auto_renewal');

-- CreateEnum
CREATE TYPE "invoice_kind" AS ENUM ('invoice', 'credit_note');

-- CreateEnum
CREATE TYPE "lifecycle_stage" AS ENUM ('registered', 'notice_30', 'notice_14', 'notice_7', 'notice_1', 'expired', 'held', 'redemption', 'pending_delete');

-- CreateEnum
CREATE TYPE "transfer_state" AS ENUM ('pending', 'approved', 'rejected', 'cancelled');

-- CreateEnum
CREATE TYPE "unlock_state" AS ENUM ('pending', 'approved', 'refused', 'withdrawn');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "payment_status" ADD VALUE 'pending';
ALTER TYPE "payment_status" ADD VALUE 'requires_action';
ALTER TYPE "payment_status" ADD VALUE 'cancelled';
ALTER TYPE "payment_status" ADD VALUE 'refunding';
ALTER TYPE "payment_status" ADD VALUE 'refunded';
ALTER TYPE "payment_status" ADD VALUE 'disputed';

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "city" TEXT,
ADD COLUMN     "country" TEXT,
ADD COLUMN     "postal_code" TEXT,
ADD COLUMN     "region" TEXT,
ADD COLUMN     "spend_limit_amount" INTEGER,
ADD COLUMN     "street" TEXT,
ADD COLUMN     "tax_id" TEXT;

-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "spend_limit_amount" INTEGER;

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "totp_enabled_at" TIMESTAMPTZ(3),
ADD COLUMN     "totp_last_step" BIGINT,
ADD COLUMN     "totp_secret" TEXT;

-- AlterTable
ALTER TABLE "channel" ADD COLUMN     "sandbox_advanced_seconds" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "ledger_account" ADD COLUMN     "disputed" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "ledger_transaction" ADD COLUMN     "key_id" UUID;

-- AlterTable
ALTER TABLE "name" ADD COLUMN     "auto_renewed_at" TIMESTAMPTZ(3),
ADD COLUMN     "pending_transfer_id" UUID,
ADD COLUMN     "registry_locked_at" TIMESTAMPTZ(3),
ADD COLUMN     "stage" "lifecycle_stage" NOT NULL DEFAULT 'registered';

-- AlterTable
ALTER TABLE "namespace" ADD COLUMN     "clock_advanced_seconds" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "expiry_hold_days" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "transfer_days" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "transfer_lock_days" INTEGER NOT NULL DEFAULT 60,
ADD COLUMN     "unlock_needs_approval" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "action_url" TEXT,
ADD COLUMN     "method_id" UUID,
ADD COLUMN     "name_id" UUID,
ADD COLUMN     "provider" TEXT NOT NULL DEFAULT 'test_cards',
ADD COLUMN     "provider_ref" TEXT,
ADD COLUMN     "purpose" "payment_purpose" NOT NULL DEFAULT 'top_up',
ADD COLUMN     "term_ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "updated_at" TIMESTAMPTZ(3),
ALTER COLUMN "card_brand" DROP NOT NULL,
ALTER COLUMN "card_last4" DROP NOT NULL;

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_method" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_ref" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "exp_month" INTEGER NOT NULL,
    "exp_year" INTEGER NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_method_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_customer" (
    "account_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_ref" TEXT NOT NULL,

    CONSTRAINT "payment_customer_pkey" PRIMARY KEY ("account_id","provider")
);

-- CreateTable
CREATE TABLE "payment_notice" (
    "provider" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_notice_pkey" PRIMARY KEY ("provider","ref")
);

-- CreateTable
CREATE TABLE "invoice_series" (
    "kind" "invoice_kind" NOT NULL,
    "next" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "invoice_series_pkey" PRIMARY KEY ("kind")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" UUID NOT NULL,
    "kind" "invoice_kind" NOT NULL,
    "number" INTEGER NOT NULL,
    "account_id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "corrects_id" UUID,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "currency" TEXT NOT NULL,
    "net_amount" INTEGER NOT NULL,
    "tax_amount" INTEGER NOT NULL,
    "total_amount" INTEGER NOT NULL,
    "lines" JSONB NOT NULL,
    "taxes" JSONB NOT NULL,
    "tax_note" TEXT,
    "seller" JSONB NOT NULL,
    "bill_to" JSONB NOT NULL,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seller" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "street" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "postal_code" TEXT NOT NULL DEFAULT '',
    "region" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "tax_id" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "invoice_prefix" TEXT NOT NULL DEFAULT 'INV-',
    "credit_note_prefix" TEXT NOT NULL DEFAULT 'CN-',
    "footer" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seller_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tax_rate" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rate" INTEGER NOT NULL,
    "reverse_charge" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tax_rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "id" UUID NOT NULL,
    "name_id" UUID NOT NULL,
    "fqdn" TEXT NOT NULL,
    "losing_account_id" UUID NOT NULL,
    "gaining_account_id" UUID NOT NULL,
    "state" "transfer_state" NOT NULL DEFAULT 'pending',
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "acts_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "reason" TEXT,
    "years" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "charge_id" UUID,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registry_unlock" (
    "id" UUID NOT NULL,
    "name_id" UUID NOT NULL,
    "fqdn" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "unlock_state" NOT NULL DEFAULT 'pending',
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "decision" TEXT,

    CONSTRAINT "registry_unlock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auto_renewal" (
    "name_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "term_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "last_failure" TEXT,
    "payment_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auto_renewal_pkey" PRIMARY KEY ("name_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_user_id_code_hash_key" ON "recovery_code"("user_id", "code_hash");

-- CreateIndex
CREATE INDEX "payment_method_account_id_idx" ON "payment_method"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_customer_provider_provider_ref_key" ON "payment_customer"("provider", "provider_ref");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_transaction_id_key" ON "invoice"("transaction_id");

-- CreateIndex
CREATE INDEX "invoice_account_id_issued_at_idx" ON "invoice"("account_id", "issued_at");

-- CreateIndex
CREATE INDEX "invoice_corrects_id_idx" ON "invoice"("corrects_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_kind_number_key" ON "invoice"("kind", "number");

-- CreateIndex
CREATE UNIQUE INDEX "tax_rate_country_valid_from_key" ON "tax_rate"("country", "valid_from");

-- CreateIndex
CREATE INDEX "transfer_name_id_requested_at_idx" ON "transfer"("name_id", "requested_at");

-- CreateIndex
CREATE INDEX "transfer_losing_account_id_requested_at_idx" ON "transfer"("losing_account_id", "requested_at");

-- CreateIndex
CREATE INDEX "transfer_gaining_account_id_requested_at_idx" ON "transfer"("gaining_account_id", "requested_at");

-- CreateIndex
CREATE INDEX "transfer_state_acts_at_idx" ON "transfer"("state", "acts_at");

-- CreateIndex
CREATE INDEX "registry_unlock_name_id_idx" ON "registry_unlock"("name_id");

-- CreateIndex
CREATE INDEX "registry_unlock_state_requested_at_idx" ON "registry_unlock"("state", "requested_at");

-- CreateIndex
CREATE INDEX "auto_renewal_next_try_at_idx" ON "auto_renewal"("next_try_at");

-- CreateIndex
CREATE INDEX "auto_renewal_account_id_idx" ON "auto_renewal"("account_id");

-- CreateIndex
CREATE INDEX "payment_status_created_at_idx" ON "payment"("status", "created_at");

-- CreateIndex
CREATE INDEX "payment_name_id_idx" ON "payment"("name_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_provider_provider_ref_key" ON "payment"("provider", "provider_ref");

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_method_id_fkey" FOREIGN KEY ("method_id") REFERENCES "payment_method"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_method" ADD CONSTRAINT "payment_method_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_customer" ADD CONSTRAINT "payment_customer_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_name_id_fkey" FOREIGN KEY ("name_id") REFERENCES "name"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_losing_account_id_fkey" FOREIGN KEY ("losing_account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_gaining_account_id_fkey" FOREIGN KEY ("gaining_account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registry_unlock" ADD CONSTRAINT "registry_unlock_name_id_fkey" FOREIGN KEY ("name_id") REFERENCES "name"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auto_renewal" ADD CONSTRAINT "auto_renewal_name_id_fkey" FOREIGN KEY ("name_id") REFERENCES "name"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say -----------------------------------------------------------------------

-- Namespaces that exist keep what held before: transfers at once, no lock.
UPDATE namespace SET transfer_days = 0, transfer_lock_days = 0;
ALTER TABLE namespace ADD CONSTRAINT namespace_lifecycle_days CHECK (
  expiry_hold_days >= 0 AND transfer_days >= 0 AND transfer_lock_days >= 0
);

UPDATE name SET stage = CASE WHEN redemption_ends_at > now() THEN 'redemption'::lifecycle_stage
  ELSE 'pending_delete'::lifecycle_stage END WHERE deleted_at IS NOT NULL;

-- What is due is a range in each stage, however many names there are.
CREATE INDEX name_term_due ON name (namespace_id, stage, expires_at) WHERE released_at IS NULL AND deleted_at IS NULL;
CREATE INDEX name_redemption_due ON name (namespace_id, redemption_ends_at)
  WHERE released_at IS NULL AND deleted_at IS NOT NULL AND stage = 'redemption';
CREATE INDEX name_release_due ON name (namespace_id, releases_at) WHERE released_at IS NULL AND deleted_at IS NOT NULL;

CREATE UNIQUE INDEX transfer_one_pending ON transfer (name_id) WHERE state = 'pending';
ALTER TABLE transfer
  ADD CONSTRAINT transfer_sides CHECK (losing_account_id <> gaining_account_id),
  ADD CONSTRAINT transfer_end CHECK ((state = 'pending') = (ended_at IS NULL));
CREATE UNIQUE INDEX registry_unlock_one_pending ON registry_unlock (name_id) WHERE state = 'pending';

CREATE UNIQUE INDEX payment_method_one_default ON payment_method (account_id) WHERE is_default;
ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_covered;
ALTER TABLE ledger_account
  ADD CONSTRAINT ledger_account_disputed CHECK (disputed >= 0),
  ADD CONSTRAINT ledger_account_covered CHECK (kind <> 'customer' OR balance >= -credit_limit - disputed);
CREATE INDEX ledger_transaction_key ON ledger_transaction (key_id, created_at) WHERE key_id IS NOT NULL;

INSERT INTO invoice_series (kind) VALUES ('invoice'), ('credit_note');
INSERT INTO seller (id, name, updated_at) VALUES (1, 'Portolan Registry', now());
ALTER TABLE seller ADD CONSTRAINT seller_one CHECK (id = 1);
ALTER TABLE tax_rate ADD CONSTRAINT tax_rate_share CHECK (rate BETWEEN 0 AND 10000);
ALTER TABLE invoice ADD CONSTRAINT invoice_sum CHECK (net_amount + tax_amount = total_amount);
CREATE TRIGGER invoice_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON invoice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Webhooks: the feed of an account, and what an endpoint waits for.
CREATE INDEX event_account_feed ON event (account_id, position, id);
CREATE INDEX webhook_delivery_waiting ON webhook_delivery (endpoint_id, due_at) WHERE state = 'pending';
