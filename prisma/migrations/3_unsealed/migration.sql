-- CreateIndex
CREATE INDEX "AuditLine_seq_id_idx" ON "AuditLine"("seq", "id");
