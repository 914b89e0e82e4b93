-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL,
    "mode" TEXT NOT NULL,
    "appId" TEXT NOT NULL,
    "tenantKey" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "openId" TEXT,
    "name" TEXT NOT NULL,
    "unitId" TEXT,
    "phoneKey" TEXT,
    "external" BOOLEAN NOT NULL,
    "greetedAt" TIMESTAMP(3),
    "leftAt" TIMESTAMP(3),
    "at" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unitId" TEXT,
    "category" TEXT,
    "from" TIMESTAMP(3) NOT NULL,
    "to" TIMESTAMP(3),
    "grantedBy" TEXT NOT NULL,
    "confirmedBy" TEXT,
    "state" TEXT NOT NULL,

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BindingCode" (
    "codeKey" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "until" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "BindingCode_pkey" PRIMARY KEY ("codeKey")
);

-- CreateTable
CREATE TABLE "AdminCode" (
    "id" TEXT NOT NULL,
    "codeKey" TEXT NOT NULL,
    "until" TIMESTAMP(3) NOT NULL,
    "tries" INTEGER NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "AdminCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parentId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitBar" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "from" TIMESTAMP(3) NOT NULL,
    "to" TIMESTAMP(3),
    "reason" TEXT NOT NULL,
    "article" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "confirmedBy" TEXT,

    CONSTRAINT "UnitBar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Cycle" (
    "id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "ruleVersion" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "dates" JSONB NOT NULL,
    "settings" JSONB NOT NULL,
    "frozen" JSONB NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Nomination" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "nomineeId" TEXT,
    "createdBy" TEXT NOT NULL,
    "submittedBy" TEXT,
    "submittedAt" TIMESTAMP(3),
    "declaration" JSONB,
    "reasons" JSONB NOT NULL,
    "returned" JSONB,
    "heldReason" TEXT,
    "batchId" TEXT,
    "nameKey" TEXT,
    "groupKey" TEXT,
    "memberKey" TEXT,
    "mergedInto" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Nomination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FieldValue" (
    "nominationId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "current" BOOLEAN NOT NULL,
    "byId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FieldValue_pkey" PRIMARY KEY ("nominationId","key","version")
);

-- CreateTable
CREATE TABLE "FieldConflict" (
    "nominationId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FieldConflict_pkey" PRIMARY KEY ("nominationId","key")
);

-- CreateTable
CREATE TABLE "PrivateDraft" (
    "personId" TEXT NOT NULL,
    "card" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PrivateDraft_pkey" PRIMARY KEY ("personId","card","about")
);

-- CreateTable
CREATE TABLE "Focus" (
    "personId" TEXT NOT NULL,
    "nominationId" TEXT,
    "field" TEXT,
    "asking" JSONB,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Focus_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "fileKey" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT,
    "size" INTEGER,
    "kind" TEXT,
    "state" TEXT NOT NULL,
    "refusal" JSONB,
    "purpose" TEXT NOT NULL,
    "notes" JSONB,
    "focus" JSONB,
    "groupId" TEXT,
    "nominationId" TEXT,
    "criterion" TEXT,
    "objectionId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "nominationId" TEXT NOT NULL,
    "collect" BOOLEAN NOT NULL,
    "sensitive" BOOLEAN NOT NULL,
    "publish" BOOLEAN NOT NULL,
    "deeds" TEXT,
    "byId" TEXT,
    "proxyId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("nominationId")
);

-- CreateTable
CREATE TABLE "Proxy" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "personName" TEXT NOT NULL,
    "enteredBy" TEXT NOT NULL,
    "attachmentId" TEXT NOT NULL,
    "confirmedBy" TEXT,
    "refusedBy" TEXT,
    "reason" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Proxy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Batch" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "methodNote" TEXT NOT NULL,
    "signatory" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "frozen" JSONB NOT NULL,
    "handedBy" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupOrder" (
    "cycleId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "groupKey" TEXT NOT NULL,
    "order" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GroupOrder_pkey" PRIMARY KEY ("cycleId","unitId","groupKey")
);

-- CreateTable
CREATE TABLE "CheckItem" (
    "nominationId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CheckItem_pkey" PRIMARY KEY ("nominationId","round","item")
);

-- CreateTable
CREATE TABLE "CheckVerdict" (
    "id" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "article" TEXT,
    "reason" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3),
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CheckVerdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "recusalKind" TEXT,
    "recusalReason" TEXT,
    "recusedAt" TIMESTAMP(3),
    "firstReadAt" TIMESTAMP(3),
    "submittedAt" TIMESTAMP(3),
    "comment" TEXT NOT NULL,
    "skippedAt" TIMESTAMP(3),
    "at" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mark" (
    "assignmentId" TEXT NOT NULL,
    "criterion" TEXT NOT NULL,
    "mark" INTEGER,
    "reason" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Mark_pkey" PRIMARY KEY ("assignmentId","criterion")
);

-- CreateTable
CREATE TABLE "Shortlisted" (
    "nominationId" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "included" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Shortlisted_pkey" PRIMARY KEY ("nominationId")
);

-- CreateTable
CREATE TABLE "TargetNote" (
    "cycleId" TEXT NOT NULL,
    "target" INTEGER NOT NULL,
    "listed" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TargetNote_pkey" PRIMARY KEY ("cycleId")
);

-- CreateTable
CREATE TABLE "PublicList" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "rowsHash" TEXT NOT NULL,
    "startDate" TEXT NOT NULL,
    "endDate" TEXT NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,
    "contact" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "card" JSONB,
    "cardSha256" TEXT,
    "proposedBy" TEXT,
    "proposedAt" TIMESTAMP(3),
    "releasedBy" TEXT,
    "releasedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "at" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "PublicList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicGroup" (
    "chatId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "setBy" TEXT NOT NULL,
    "confirmedBy" TEXT,
    "removedAt" TIMESTAMP(3),
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PublicGroup_pkey" PRIMARY KEY ("chatId")
);

-- CreateTable
CREATE TABLE "Posting" (
    "id" TEXT NOT NULL,
    "listId" TEXT,
    "what" TEXT NOT NULL,
    "aboutId" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
    "uuid" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "messageId" TEXT,
    "cardSha256" TEXT NOT NULL,
    "card" JSONB NOT NULL,
    "current" BOOLEAN NOT NULL,
    "triedAt" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL,
    "code" INTEGER,
    "postedAt" TIMESTAMP(3),
    "replacedAt" TIMESTAMP(3),
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Objection" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "listId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "realName" TEXT NOT NULL,
    "contactBox" TEXT NOT NULL,
    "factsBox" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "handlerId" TEXT,
    "conclusion" TEXT NOT NULL,
    "questionBox" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "handledAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3),
    "confirmedBy" TEXT,
    "confirmedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "meetingId" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("meetingId","nominationId")
);

-- CreateTable
CREATE TABLE "AuditLine" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "article" TEXT,
    "note" TEXT,
    "seq" INTEGER,
    "prev" TEXT,
    "hash" TEXT,
    "sealedAt" TIMESTAMP(3),

    CONSTRAINT "AuditLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Seen" (
    "id" TEXT NOT NULL,
    "outcome" JSONB NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Seen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sent" (
    "id" TEXT NOT NULL,
    "uuid" TEXT NOT NULL,
    "lane" INTEGER NOT NULL,
    "toKind" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "card" TEXT NOT NULL,
    "about" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "messageId" TEXT,
    "code" INTEGER,
    "attempts" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3),

    CONSTRAINT "Sent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "doneBy" TEXT,
    "doneAt" TIMESTAMP(3),
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Due" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "doneAt" TIMESTAMP(3),

    CONSTRAINT "Due_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_openId_key" ON "Person"("openId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_phoneKey_key" ON "Person"("phoneKey");

-- CreateIndex
CREATE INDEX "RoleGrant_personId_idx" ON "RoleGrant"("personId");

-- CreateIndex
CREATE INDEX "RoleGrant_role_state_idx" ON "RoleGrant"("role", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_name_key" ON "Unit"("name");

-- CreateIndex
CREATE INDEX "UnitBar_unitId_idx" ON "UnitBar"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Cycle_year_key" ON "Cycle"("year");

-- CreateIndex
CREATE INDEX "Nomination_cycleId_state_idx" ON "Nomination"("cycleId", "state");

-- CreateIndex
CREATE INDEX "Nomination_unitId_idx" ON "Nomination"("unitId");

-- CreateIndex
CREATE INDEX "Nomination_nameKey_idx" ON "Nomination"("nameKey");

-- CreateIndex
CREATE INDEX "Nomination_groupKey_idx" ON "Nomination"("groupKey");

-- CreateIndex
CREATE INDEX "FieldValue_nominationId_current_idx" ON "FieldValue"("nominationId", "current");

-- CreateIndex
CREATE INDEX "Attachment_nominationId_idx" ON "Attachment"("nominationId");

-- CreateIndex
CREATE INDEX "Attachment_personId_at_idx" ON "Attachment"("personId", "at");

-- CreateIndex
CREATE INDEX "Attachment_groupId_idx" ON "Attachment"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Attachment_messageId_fileKey_key" ON "Attachment"("messageId", "fileKey");

-- CreateIndex
CREATE INDEX "Proxy_about_idx" ON "Proxy"("about");

-- CreateIndex
CREATE UNIQUE INDEX "Batch_cycleId_unitId_number_key" ON "Batch"("cycleId", "unitId", "number");

-- CreateIndex
CREATE INDEX "CheckVerdict_nominationId_idx" ON "CheckVerdict"("nominationId");

-- CreateIndex
CREATE INDEX "Assignment_reviewerId_state_idx" ON "Assignment"("reviewerId", "state");

-- CreateIndex
CREATE INDEX "Assignment_cycleId_idx" ON "Assignment"("cycleId");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_nominationId_reviewerId_key" ON "Assignment"("nominationId", "reviewerId");

-- CreateIndex
CREATE UNIQUE INDEX "PublicList_cycleId_number_key" ON "PublicList"("cycleId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Posting_uuid_key" ON "Posting"("uuid");

-- CreateIndex
CREATE INDEX "Posting_chatId_idx" ON "Posting"("chatId");

-- CreateIndex
CREATE UNIQUE INDEX "Posting_what_aboutId_chatId_key" ON "Posting"("what", "aboutId", "chatId");

-- CreateIndex
CREATE INDEX "Objection_nominationId_state_idx" ON "Objection"("nominationId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "AuditLine_seq_key" ON "AuditLine"("seq");

-- CreateIndex
CREATE INDEX "AuditLine_about_idx" ON "AuditLine"("about");

-- CreateIndex
CREATE INDEX "Seen_at_idx" ON "Seen"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Sent_uuid_key" ON "Sent"("uuid");

-- CreateIndex
CREATE INDEX "Sent_state_idx" ON "Sent"("state");

-- CreateIndex
CREATE INDEX "Sent_toId_card_idx" ON "Sent"("toId", "card");

-- CreateIndex
CREATE INDEX "Due_doneAt_dueAt_idx" ON "Due"("doneAt", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Due_kind_about_dueAt_key" ON "Due"("kind", "about", "dueAt");

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FieldValue" ADD CONSTRAINT "FieldValue_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FieldConflict" ADD CONSTRAINT "FieldConflict_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_listId_fkey" FOREIGN KEY ("listId") REFERENCES "PublicList"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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
