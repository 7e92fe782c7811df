-- Written by scripts/create-migration.mjs, with the parts that Prisma's schema language cannot say: the feed's functions
-- before the tables that use them, constraints and triggers at the end.

-- Feeds ----------------------------------------------------------------------------------------------------------

-- Ids are given out before their transactions commit, so a reader that asks for what is newer than the last id it saw
-- misses rows. A row's position is the number of the transaction that wrote it, and everything below the oldest
-- transaction still running is complete. The offset is moved when a dump is restored elsewhere, where transactions count
-- from the beginning: see src/db/feed.ts.
CREATE TABLE feed_clock (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  shift bigint NOT NULL DEFAULT 0
);
INSERT INTO feed_clock DEFAULT VALUES;

CREATE FUNCTION feed_position() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT shift + pg_current_xact_id()::text::bigint FROM public.feed_clock
$$;

-- Rows with a lower position are all there.
CREATE FUNCTION feed_horizon() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT shift + pg_snapshot_xmin(pg_current_snapshot())::text::bigint FROM public.feed_clock
$$;

-- CreateEnum
CREATE TYPE "channel_state" AS ENUM ('applied', 'refused', 'ote', 'production_approved', 'suspended');

-- CreateEnum
CREATE TYPE "listing_state" AS ENUM ('requested', 'approved', 'refused');

-- CreateEnum
CREATE TYPE "command_status" AS ENUM ('success', 'sandbox', 'failed');

-- CreateEnum
CREATE TYPE "pending_work_state" AS ENUM ('pending', 'applied', 'rejected', 'superseded');

-- CreateEnum
CREATE TYPE "ote_run_state" AS ENUM ('running', 'signed', 'certified', 'refused', 'abandoned');

-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "channel_id" UUID,
ADD COLUMN     "profile" TEXT,
ADD COLUMN     "rotated_from_id" UUID;

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "position" BIGINT NOT NULL DEFAULT feed_position();

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "position" BIGINT NOT NULL DEFAULT feed_position(),
ADD COLUMN     "request_id" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "namespace" ADD COLUMN     "auto_apply" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "operator_invitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "operator_role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "operator_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "id" BIGSERIAL NOT NULL,
    "log" TEXT NOT NULL,
    "last_position" BIGINT NOT NULL,
    "last_id" BIGINT NOT NULL,
    "row_ids" BIGINT[],
    "row_hashes" BYTEA NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_checkpoint" (
    "seal_id" BIGINT NOT NULL,
    "signature" TEXT NOT NULL,
    "key_fingerprint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("seal_id")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "fingerprint" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "metric_minute" (
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "buckets" INTEGER[],

    CONSTRAINT "metric_minute_pkey" PRIMARY KEY ("minute","source","series")
);

-- CreateTable
CREATE TABLE "metric_gauge" (
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "metric_gauge_pkey" PRIMARY KEY ("minute","name")
);

-- CreateTable
CREATE TABLE "channel" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "channel_state" NOT NULL DEFAULT 'applied',
    "company" TEXT NOT NULL,
    "website" TEXT,
    "technical_name" TEXT NOT NULL,
    "technical_email" TEXT NOT NULL,
    "technical_phone" TEXT,
    "support_name" TEXT NOT NULL,
    "support_email" TEXT NOT NULL,
    "support_phone" TEXT,
    "client_name" TEXT NOT NULL,
    "client_version" TEXT NOT NULL,
    "rate_limit_per_minute" INTEGER NOT NULL DEFAULT 120,
    "low_balance_amount" INTEGER,
    "low_balance_notified_at" TIMESTAMPTZ(3),
    "state_reason" TEXT,
    "state_before_suspension" "channel_state",
    "is_answer_awaited" BOOLEAN NOT NULL DEFAULT false,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_at" TIMESTAMPTZ(3),
    "production_approved_at" TIMESTAMPTZ(3),
    "certified_until" TIMESTAMPTZ(3),
    "expiry_notified_at" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_listing" (
    "channel_id" UUID NOT NULL,
    "namespace_id" UUID NOT NULL,
    "state" "listing_state" NOT NULL DEFAULT 'requested',
    "reason" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,

    CONSTRAINT "channel_listing_pkey" PRIMARY KEY ("channel_id","namespace_id")
);

-- CreateTable
CREATE TABLE "channel_message" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "is_from_operator" BOOLEAN NOT NULL,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registrar_command" (
    "id" BIGSERIAL NOT NULL,
    "position" BIGINT NOT NULL DEFAULT feed_position(),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "door" TEXT NOT NULL,
    "channel_id" UUID NOT NULL,
    "key_id" UUID,
    "command" TEXT NOT NULL,
    "domain" TEXT,
    "idempotency_key" TEXT,
    "status" "command_status" NOT NULL,
    "sandbox" BOOLEAN NOT NULL,
    "replay_of_id" BIGINT,
    "http_status" INTEGER NOT NULL,
    "epp_code" INTEGER NOT NULL,
    "error_code" TEXT,
    "request_id" TEXT NOT NULL,
    "ip" TEXT,
    "user_agent" TEXT,
    "request" JSONB NOT NULL,
    "response" JSONB NOT NULL,
    "effects" JSONB,
    "duration_micros" INTEGER NOT NULL,

    CONSTRAINT "registrar_command_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_name" (
    "channel_id" UUID NOT NULL,
    "fqdn" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "spec" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sandbox_name_pkey" PRIMARY KEY ("channel_id","fqdn")
);

-- CreateTable
CREATE TABLE "pending_work" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "namespace_id" UUID NOT NULL,
    "name_id" UUID NOT NULL,
    "fqdn" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "state" "pending_work_state" NOT NULL DEFAULT 'pending',
    "before" JSONB NOT NULL,
    "desired" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "reason" TEXT,
    "last_error" TEXT,

    CONSTRAINT "pending_work_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "name_note" (
    "id" UUID NOT NULL,
    "name_id" UUID NOT NULL,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "name_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claimed_name" (
    "namespace_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "notice_id" TEXT NOT NULL,
    "notice" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "claimed_name_pkey" PRIMARY KEY ("namespace_id","label")
);

-- CreateTable
CREATE TABLE "ote_run" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "channel_id" UUID NOT NULL,
    "namespace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "state" "ote_run_state" NOT NULL DEFAULT 'running',
    "start_command_id" BIGINT NOT NULL,
    "end_command_id" BIGINT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "requires_second_operator" BOOLEAN NOT NULL DEFAULT false,
    "findings" TEXT,
    "certified_until" TIMESTAMPTZ(3),
    "plan" JSONB NOT NULL,
    "verdict" JSONB,

    CONSTRAINT "ote_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ote_note" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "step" TEXT,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ote_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ote_sign_off" (
    "run_id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "author" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ote_sign_off_pkey" PRIMARY KEY ("run_id","operator_id")
);

-- CreateTable
CREATE TABLE "ote_retry" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "after_command_id" BIGINT NOT NULL,
    "author" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ote_retry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ote_attachment" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ote_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "operator_invitation_token_hash_key" ON "operator_invitation"("token_hash");

-- CreateIndex
CREATE INDEX "operator_invitation_email_idx" ON "operator_invitation"("email");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_hash_key" ON "audit_seal"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_log_previous_hash_key" ON "audit_seal"("log", "previous_hash");

-- CreateIndex
CREATE UNIQUE INDEX "channel_account_id_key" ON "channel"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "channel_slug_key" ON "channel"("slug");

-- CreateIndex
CREATE INDEX "channel_state_applied_at_idx" ON "channel"("state", "applied_at");

-- CreateIndex
CREATE INDEX "channel_message_channel_id_created_at_idx" ON "channel_message"("channel_id", "created_at");

-- CreateIndex
CREATE INDEX "registrar_command_channel_id_position_id_idx" ON "registrar_command"("channel_id", "position", "id");

-- CreateIndex
CREATE INDEX "registrar_command_channel_id_idempotency_key_idx" ON "registrar_command"("channel_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "registrar_command_channel_id_domain_id_idx" ON "registrar_command"("channel_id", "domain", "id");

-- CreateIndex
CREATE INDEX "registrar_command_channel_id_command_id_idx" ON "registrar_command"("channel_id", "command", "id");

-- CreateIndex
CREATE INDEX "registrar_command_at_idx" ON "registrar_command"("at");

-- CreateIndex
CREATE INDEX "registrar_command_request_id_idx" ON "registrar_command"("request_id");

-- CreateIndex
CREATE INDEX "pending_work_state_created_at_idx" ON "pending_work"("state", "created_at");

-- CreateIndex
CREATE INDEX "pending_work_channel_id_state_created_at_idx" ON "pending_work"("channel_id", "state", "created_at");

-- CreateIndex
CREATE INDEX "pending_work_name_id_state_idx" ON "pending_work"("name_id", "state");

-- CreateIndex
CREATE INDEX "pending_work_request_id_idx" ON "pending_work"("request_id");

-- CreateIndex
CREATE INDEX "name_note_name_id_created_at_idx" ON "name_note"("name_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "ote_run_number_key" ON "ote_run"("number");

-- CreateIndex
CREATE UNIQUE INDEX "ote_run_code_key" ON "ote_run"("code");

-- CreateIndex
CREATE INDEX "ote_run_channel_id_started_at_idx" ON "ote_run"("channel_id", "started_at");

-- CreateIndex
CREATE INDEX "ote_run_state_started_at_idx" ON "ote_run"("state", "started_at");

-- CreateIndex
CREATE INDEX "ote_note_run_id_created_at_idx" ON "ote_note"("run_id", "created_at");

-- CreateIndex
CREATE INDEX "ote_retry_run_id_created_at_idx" ON "ote_retry"("run_id", "created_at");

-- CreateIndex
CREATE INDEX "ote_attachment_run_id_created_at_idx" ON "ote_attachment"("run_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_rotated_from_id_key" ON "api_key"("rotated_from_id");

-- CreateIndex
CREATE INDEX "api_key_channel_id_idx" ON "api_key"("channel_id");

-- CreateIndex
CREATE INDEX "audit_entry_position_id_idx" ON "audit_entry"("position", "id");

-- CreateIndex
CREATE INDEX "audit_entry_request_id_idx" ON "audit_entry"("request_id");

-- CreateIndex
CREATE INDEX "event_request_id_idx" ON "event"("request_id");

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_checkpoint" ADD CONSTRAINT "audit_checkpoint_seal_id_fkey" FOREIGN KEY ("seal_id") REFERENCES "audit_seal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_listing" ADD CONSTRAINT "channel_listing_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_listing" ADD CONSTRAINT "channel_listing_namespace_id_fkey" FOREIGN KEY ("namespace_id") REFERENCES "namespace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_message" ADD CONSTRAINT "channel_message_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sandbox_name" ADD CONSTRAINT "sandbox_name_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_work" ADD CONSTRAINT "pending_work_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_work" ADD CONSTRAINT "pending_work_namespace_id_fkey" FOREIGN KEY ("namespace_id") REFERENCES "namespace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "name_note" ADD CONSTRAINT "name_note_name_id_fkey" FOREIGN KEY ("name_id") REFERENCES "name"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claimed_name" ADD CONSTRAINT "claimed_name_namespace_id_fkey" FOREIGN KEY ("namespace_id") REFERENCES "namespace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ote_run" ADD CONSTRAINT "ote_run_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ote_run" ADD CONSTRAINT "ote_run_namespace_id_fkey" FOREIGN KEY ("namespace_id") REFERENCES "namespace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ote_note" ADD CONSTRAINT "ote_note_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "ote_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ote_sign_off" ADD CONSTRAINT "ote_sign_off_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "ote_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ote_retry" ADD CONSTRAINT "ote_retry_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "ote_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ote_attachment" ADD CONSTRAINT "ote_attachment_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "ote_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Constraints and triggers ------------------------------------------------------------------------------------------

ALTER TABLE channel
  ADD CONSTRAINT channel_slug_form CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{1,30}[a-z0-9])$'),
  ADD CONSTRAINT channel_rate_limit CHECK (rate_limit_per_minute BETWEEN 1 AND 1000000);

ALTER TABLE namespace
  ADD CONSTRAINT namespace_auto_apply CHECK (auto_apply <@ ARRAY['update_nameservers', 'transfer_domain', 'delete_domain']);

-- One run of a channel at a time.
CREATE UNIQUE INDEX ote_run_one_open ON ote_run (channel_id) WHERE state IN ('running', 'signed');

-- What waits for a name, of one kind, is one thing: a later command supersedes the earlier.
CREATE UNIQUE INDEX pending_work_one ON pending_work (name_id, command) WHERE state = 'pending';


CREATE TRIGGER registrar_command_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON registrar_command FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_checkpoint_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
