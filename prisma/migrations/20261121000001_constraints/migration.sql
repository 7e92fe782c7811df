-- What Prisma's schema language cannot say. Written by hand.

-- Names -------------------------------------------------------------------------------------------------------

-- Two registrations of one name cannot both live: this settles the race for a name.
CREATE UNIQUE INDEX name_live_fqdn ON name (fqdn) WHERE released_at IS NULL;

ALTER TABLE name
  ADD CONSTRAINT name_fqdn_form CHECK (fqdn = lower(fqdn) AND length(fqdn) BETWEEN 3 AND 253 AND fqdn NOT LIKE '%.'),
  ADD CONSTRAINT name_label_form CHECK (label = lower(label) AND length(label) BETWEEN 1 AND 63 AND position('.' IN label) = 0),
  ADD CONSTRAINT name_fqdn_begins_with_label CHECK (starts_with(fqdn, label || '.')),
  ADD CONSTRAINT name_term CHECK (expires_at > registered_at);

CREATE UNIQUE INDEX namespace_one_default ON namespace (is_default) WHERE is_default;

ALTER TABLE namespace
  ADD CONSTRAINT namespace_name_form CHECK (name = lower(name) AND name NOT LIKE '%.'),
  ADD CONSTRAINT namespace_label_length CHECK (min_label_length >= 1 AND max_label_length BETWEEN min_label_length AND 63),
  ADD CONSTRAINT namespace_years CHECK (min_years >= 1 AND max_years >= min_years),
  ADD CONSTRAINT namespace_grace CHECK (
    add_grace_days >= 0 AND renew_grace_days >= 0 AND auto_renew_grace_days >= 0
    AND redemption_days >= 0 AND pending_delete_days >= 0
  ),
  ADD CONSTRAINT namespace_ttl CHECK (min_ttl >= 0 AND default_ttl BETWEEN min_ttl AND max_ttl);

ALTER TABLE price ADD CONSTRAINT price_not_negative CHECK (amount >= 0);
ALTER TABLE premium_name ADD CONSTRAINT premium_not_negative CHECK (register_amount >= 0 AND renew_amount >= 0);

-- DNS ---------------------------------------------------------------------------------------------------------

-- On a digest, since TXT data outgrows an index row.
CREATE UNIQUE INDEX dns_record_once ON dns_record (zone_id, owner, type, md5(rdata));

ALTER TABLE dns_record
  ADD CONSTRAINT dns_record_ttl CHECK (ttl >= 0), -- RFC 2181 §8: 31 bits, which the column's type bounds above
  ADD CONSTRAINT dns_record_owner_form CHECK (owner = lower(owner) AND owner <> '' AND owner NOT LIKE '%.'),
  ADD CONSTRAINT dns_record_type_form CHECK (type = upper(type) AND type <> '');

ALTER TABLE zone
  ADD CONSTRAINT zone_apex_form CHECK (apex = lower(apex) AND apex <> '' AND apex NOT LIKE '%.'),
  ADD CONSTRAINT zone_serial CHECK (serial BETWEEN 0 AND 4294967295), -- RFC 1035 §3.3.13: unsigned 32 bits
  ADD CONSTRAINT zone_one_owner CHECK (name_id IS NULL OR namespace_id IS NULL);

ALTER TABLE delegation_signer
  ADD CONSTRAINT delegation_signer_numbers CHECK (
    key_tag BETWEEN 0 AND 65535 AND algorithm BETWEEN 0 AND 255 AND digest_type BETWEEN 0 AND 255
  );

-- Accounts ----------------------------------------------------------------------------------------------------

ALTER TABLE app_user ADD CONSTRAINT app_user_email_form CHECK (email = lower(email) AND position('@' IN email) > 1);

-- Money -------------------------------------------------------------------------------------------------------

ALTER TABLE ledger_account
  ADD CONSTRAINT ledger_account_covered CHECK (kind <> 'customer' OR balance >= -credit_limit),
  ADD CONSTRAINT ledger_account_owner CHECK ((kind = 'customer') = (account_id IS NOT NULL)),
  ADD CONSTRAINT ledger_account_credit_limit CHECK (credit_limit >= 0);

-- The unique constraint over (kind, account_id, currency) does not see rows without an account.
CREATE UNIQUE INDEX ledger_account_system ON ledger_account (kind, currency) WHERE account_id IS NULL;

ALTER TABLE payment ADD CONSTRAINT payment_amount CHECK (amount > 0);

CREATE FUNCTION assert_ledger_transaction_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  total numeric;
BEGIN
  SELECT sum(amount) INTO total FROM ledger_entry WHERE transaction_id = NEW.transaction_id;
  IF total <> 0 THEN
    RAISE EXCEPTION 'the entries of ledger transaction % sum to %, not to zero', NEW.transaction_id, total
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_transaction_balances';
  END IF;
  RETURN NULL;
END
$$;

-- At commit, when all entries are there.
CREATE CONSTRAINT TRIGGER ledger_transaction_balances
  AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION assert_ledger_transaction_balances();

-- Append-only -------------------------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER audit_entry_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transaction_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transaction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
