-- Messages that several rows may have told of. Table: merged_messages.
CREATE OR REPLACE TEMP VIEW messages AS SELECT * FROM merged_messages
