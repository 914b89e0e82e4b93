-- What the schema language cannot say. `npm run db:diff -- init --reset` appends it to the first migration.

-- AuditLine is append-only: a line may be sealed once and is otherwise never changed, deleted or truncated.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD."hash" IS NULL
        AND to_jsonb(NEW) - '{seq,prev,hash,sealedAt}'::text[] = to_jsonb(OLD) - '{seq,prev,hash,sealedAt}'::text[]
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'audit lines are append-only: % refused', TG_OP;
END
$$;

CREATE TRIGGER "AuditLine_rows_append_only" BEFORE UPDATE OR DELETE ON "AuditLine"
    FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();

CREATE TRIGGER "AuditLine_table_append_only" BEFORE TRUNCATE ON "AuditLine"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
