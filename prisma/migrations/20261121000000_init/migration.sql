-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'admin', 'technical', 'billing', 'read_only');

-- CreateEnum
CREATE TYPE "operator_role" AS ENUM ('read_only', 'support', 'certifier', 'admin');

-- CreateEnum
CREATE TYPE "email_token_purpose" AS ENUM ('verify_email', 'reset_password');

-- CreateEnum
CREATE TYPE "ledger_account_kind" AS ENUM ('customer', 'revenue', 'cash');

-- CreateEnum
CREATE TYPE "payment_status" AS ENUM ('succeeded', 'declined');

-- CreateEnum
CREATE TYPE "contact_role" AS ENUM ('registrant', 'admin', 'tech', 'billing');

-- CreateEnum
CREATE TYPE "priced_operation" AS ENUM ('register', 'renew', 'transfer', 'restore');

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "organization" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "suspended_at" TIMESTAMPTZ(3),
    "rate_limit_per_hour" INTEGER,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "operator_role" "operator_role",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "account_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("account_id","user_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "account_id" UUID,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" "email_token_purpose" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "email_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "created_by_id" UUID,
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "allowed_addresses" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_ip" TEXT,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "request_id" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_label" TEXT NOT NULL,
    "ip" TEXT,
    "account_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_name" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" UUID NOT NULL,
    "kind" "ledger_account_kind" NOT NULL,
    "account_id" UUID,
    "currency" TEXT NOT NULL,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "credit_limit" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "name_id" UUID,
    "payment_id" UUID,
    "refunds_id" UUID,
    "years" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" UUID NOT NULL,
    "ledger_account_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "balance_after" BIGINT,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "status" "payment_status" NOT NULL,
    "card_brand" TEXT NOT NULL,
    "card_last4" TEXT NOT NULL,
    "failure_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zone" (
    "id" UUID NOT NULL,
    "apex" TEXT NOT NULL,
    "name_id" UUID,
    "namespace_id" UUID,
    "serial" BIGINT NOT NULL,
    "published_serial" BIGINT NOT NULL DEFAULT 0,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "zone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dns_record" (
    "id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "owner" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "ttl" INTEGER NOT NULL,
    "rdata" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dns_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zone_change" (
    "id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "serial" BIGINT NOT NULL,
    "diff" JSONB NOT NULL,
    "actor" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "zone_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dns_outbox" (
    "id" BIGSERIAL NOT NULL,
    "apex" TEXT NOT NULL,
    "fqdn" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dns_outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dns_query_count" (
    "apex" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "dns_query_count_pkey" PRIMARY KEY ("apex","hour")
);

-- CreateTable
CREATE TABLE "name" (
    "id" UUID NOT NULL,
    "namespace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "label_unicode" TEXT NOT NULL,
    "fqdn" TEXT NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "auto_renew" BOOLEAN NOT NULL DEFAULT false,
    "privacy" BOOLEAN NOT NULL DEFAULT true,
    "premium" BOOLEAN NOT NULL DEFAULT false,
    "client_statuses" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "server_statuses" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "last_renewed_at" TIMESTAMPTZ(3),
    "last_transfer_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "redemption_ends_at" TIMESTAMPTZ(3),
    "releases_at" TIMESTAMPTZ(3),
    "released_at" TIMESTAMPTZ(3),
    "auth_info_hash" TEXT,
    "auth_info_expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nameserver" (
    "name_id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "addresses" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "nameserver_pkey" PRIMARY KEY ("name_id","host")
);

-- CreateTable
CREATE TABLE "delegation_signer" (
    "name_id" UUID NOT NULL,
    "key_tag" INTEGER NOT NULL,
    "algorithm" INTEGER NOT NULL,
    "digest_type" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "delegation_signer_pkey" PRIMARY KEY ("name_id","key_tag","algorithm","digest_type","digest")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "organization" TEXT,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "street" TEXT,
    "city" TEXT,
    "region" TEXT,
    "postal_code" TEXT,
    "country" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "name_contact" (
    "name_id" UUID NOT NULL,
    "role" "contact_role" NOT NULL,
    "contact_id" UUID NOT NULL,

    CONSTRAINT "name_contact_pkey" PRIMARY KEY ("name_id","role")
);

-- CreateTable
CREATE TABLE "namespace" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "min_label_length" INTEGER NOT NULL DEFAULT 3,
    "max_label_length" INTEGER NOT NULL DEFAULT 63,
    "idn_scripts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "min_years" INTEGER NOT NULL DEFAULT 1,
    "max_years" INTEGER NOT NULL DEFAULT 10,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "add_grace_days" INTEGER NOT NULL DEFAULT 5,
    "renew_grace_days" INTEGER NOT NULL DEFAULT 5,
    "auto_renew_grace_days" INTEGER NOT NULL DEFAULT 45,
    "redemption_days" INTEGER NOT NULL DEFAULT 30,
    "pending_delete_days" INTEGER NOT NULL DEFAULT 5,
    "record_types" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "min_ttl" INTEGER NOT NULL DEFAULT 60,
    "max_ttl" INTEGER NOT NULL DEFAULT 604800,
    "default_ttl" INTEGER NOT NULL DEFAULT 3600,
    "nameservers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "hostmaster" TEXT NOT NULL,
    "listed_for" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "namespace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price" (
    "id" UUID NOT NULL,
    "namespace_id" UUID NOT NULL,
    "operation" "priced_operation" NOT NULL,
    "amount" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "premium_name" (
    "namespace_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "register_amount" INTEGER NOT NULL,
    "renew_amount" INTEGER NOT NULL,

    CONSTRAINT "premium_name_pkey" PRIMARY KEY ("namespace_id","label")
);

-- CreateTable
CREATE TABLE "reserved_name" (
    "namespace_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "reserved_name_pkey" PRIMARY KEY ("namespace_id","label")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_number_key" ON "account"("number");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_account_id_idx" ON "invitation"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "email_token_token_hash_key" ON "email_token"("token_hash");

-- CreateIndex
CREATE INDEX "email_token_user_id_idx" ON "email_token"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "api_key_account_id_idx" ON "api_key"("account_id");

-- CreateIndex
CREATE INDEX "mail_created_at_idx" ON "mail"("created_at");

-- CreateIndex
CREATE INDEX "audit_entry_account_id_id_idx" ON "audit_entry"("account_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_id_idx" ON "audit_entry"("subject_id", "id");

-- CreateIndex
CREATE INDEX "event_account_id_created_at_idx" ON "event"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "event_created_at_idx" ON "event"("created_at");

-- CreateIndex
CREATE INDEX "idempotency_record_expires_at_idx" ON "idempotency_record"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_kind_account_id_currency_key" ON "ledger_account"("kind", "account_id", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_number_key" ON "ledger_transaction"("number");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_payment_id_key" ON "ledger_transaction"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_refunds_id_key" ON "ledger_transaction"("refunds_id");

-- CreateIndex
CREATE INDEX "ledger_transaction_name_id_idx" ON "ledger_transaction"("name_id");

-- CreateIndex
CREATE INDEX "ledger_entry_ledger_account_id_id_idx" ON "ledger_entry"("ledger_account_id", "id");

-- CreateIndex
CREATE INDEX "ledger_entry_transaction_id_idx" ON "ledger_entry"("transaction_id");

-- CreateIndex
CREATE INDEX "payment_account_id_created_at_idx" ON "payment"("account_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "zone_apex_key" ON "zone"("apex");

-- CreateIndex
CREATE UNIQUE INDEX "zone_name_id_key" ON "zone"("name_id");

-- CreateIndex
CREATE UNIQUE INDEX "zone_namespace_id_key" ON "zone"("namespace_id");

-- CreateIndex
CREATE INDEX "dns_record_zone_id_owner_type_idx" ON "dns_record"("zone_id", "owner", "type");

-- CreateIndex
CREATE INDEX "zone_change_zone_id_created_at_idx" ON "zone_change"("zone_id", "created_at");

-- CreateIndex
CREATE INDEX "name_account_id_fqdn_idx" ON "name"("account_id", "fqdn");

-- CreateIndex
CREATE INDEX "name_account_id_expires_at_idx" ON "name"("account_id", "expires_at");

-- CreateIndex
CREATE INDEX "name_account_id_registered_at_idx" ON "name"("account_id", "registered_at");

-- CreateIndex
CREATE INDEX "name_expires_at_idx" ON "name"("expires_at");

-- CreateIndex
CREATE INDEX "name_fqdn_idx" ON "name"("fqdn");

-- CreateIndex
CREATE INDEX "contact_account_id_idx" ON "contact"("account_id");

-- CreateIndex
CREATE INDEX "name_contact_contact_id_idx" ON "name_contact"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "namespace_name_key" ON "namespace"("name");

-- CreateIndex
CREATE UNIQUE INDEX "price_namespace_id_operation_valid_from_key" ON "price"("namespace_id", "operation", "valid_from");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_token" ADD CONSTRAINT "email_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_ledger_account_id_fkey" FOREIGN KEY ("ledger_account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zone" ADD CONSTRAINT "zone_name_id_fkey" FOREIGN KEY ("name_id") REFERENCES "name"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zone" ADD CONSTRAINT "zone_namespace_id_fkey" FOREIGN KEY ("namespace_id") REFERENCES "namespace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dns_record" ADD CONSTRAINT "dns_record_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "zone"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zone_change" ADD CONSTRAINT "zone_change_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "zone"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "name" ADD CONSTRAINT "name_namespace_id_fkey" FOREIGN KEY ("namespace_id") REFERENCES "namespace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "name" ADD CONSTRAINT "name_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nameserver" ADD CONSTRAINT "nameserver_name_id_fkey" FOREIGN KEY ("name_id") REFERENCES "name"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation_signer" ADD CONSTRAINT "delegation_signer_name_id_fkey" FOREIGN KEY ("name_id") REFERENCES "name"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "name_contact" ADD CONSTRAINT "name_contact_name_id_fkey" FOREIGN KEY ("name_id") REFERENCES "name"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "name_contact" ADD CONSTRAINT "name_contact_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_namespace_id_fkey" FOREIGN KEY ("namespace_id") REFERENCES "namespace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "premium_name" ADD CONSTRAINT "premium_name_namespace_id_fkey" FOREIGN KEY ("namespace_id") REFERENCES "namespace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reserved_name" ADD CONSTRAINT "reserved_name_namespace_id_fkey" FOREIGN KEY ("namespace_id") REFERENCES "namespace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
