-- A client ledger as the first tables keep it, written out by pg_dump: two facts of one case, the letter of the first
-- destroyed; a case that went whole; what says so; two small records. Never edited.
-- Its head: 5 ffd8f192e5b4df2350883d10a0e88e079c689be367e2a3cad528e86840b418b3
CREATE TABLE leeward_client.about (
    one integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT about_one_check CHECK ((one = 1))
);
CREATE TABLE leeward_client.batches (
    id bytea NOT NULL,
    first bigint NOT NULL
);
CREATE TABLE leeward_client.cases (
    case_id text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL
);
CREATE TABLE leeward_client.entries (
    "position" bigint NOT NULL,
    case_id text NOT NULL COLLATE pg_catalog."C",
    fact text NOT NULL COLLATE pg_catalog."C",
    envelope bytea NOT NULL,
    salt bytea NOT NULL,
    leaf bytea NOT NULL
);
CREATE TABLE leeward_client.frontier (
    one integer NOT NULL,
    size bigint NOT NULL,
    peaks bytea NOT NULL,
    CONSTRAINT frontier_one_check CHECK ((one = 1))
);
CREATE TABLE leeward_client.gone (
    "position" bigint NOT NULL,
    leaf bytea NOT NULL
);
CREATE TABLE leeward_client.heads (
    size bigint NOT NULL,
    root bytea NOT NULL
);
CREATE TABLE leeward_client.letter_hashes (
    "position" bigint NOT NULL,
    hash bytea NOT NULL
);
CREATE TABLE leeward_client.letters (
    "position" bigint NOT NULL,
    letter bytea
);
ALTER TABLE ONLY leeward_client.letters ALTER COLUMN letter SET STORAGE EXTERNAL;
CREATE TABLE leeward_client.residue (
    one integer NOT NULL,
    xid xid8 NOT NULL,
    CONSTRAINT residue_one_check CHECK ((one = 1))
);
CREATE TABLE leeward_client.shelves (
    shelf integer NOT NULL,
    key bytea NOT NULL,
    value bytea NOT NULL
);
INSERT INTO leeward_client.about VALUES (1, 1);
INSERT INTO leeward_client.batches VALUES ('\x01010101010101010101010101010101', 0);
INSERT INTO leeward_client.batches VALUES ('\x02020202020202020202020202020202', 1);
INSERT INTO leeward_client.batches VALUES ('\x03030303030303030303030303030303', 2);
INSERT INTO leeward_client.batches VALUES ('\x04040404040404040404040404040404', 3);
INSERT INTO leeward_client.batches VALUES ('\x05050505050505050505050505050505', 4);
INSERT INTO leeward_client.cases VALUES ('K2M4', 2);
INSERT INTO leeward_client.cases VALUES ('_ledger', 0);
INSERT INTO leeward_client.entries VALUES (0, 'K2M4', 'f1', '\x01044b324d340266310382ee89ab0d0082ee89ab0d82ee89ab0d0100', '\x01010101010101010101010101010101', '\x85f9b5b0725fc336eb212577c76bbb9c279abefacffef69e61b2f7d05c13c456');
INSERT INTO leeward_client.entries VALUES (1, 'K2M4', 'f2', '\x01044b324d340266320384ee89ab0d0084ee89ab0d84ee89ab0d000200', '\x02020202020202020202020202020202', '\xe9fbdfd198c1f8854a2e86b485b2e1a34e327e8714eb109aeedb350026576b33');
INSERT INTO leeward_client.entries VALUES (3, '_ledger', 'g1', '\x01075f6c65646765720267310388ee89ab0d0088ee89ab0d88ee89ab0d0117000003', '\x04040404040404040404040404040404', '\x92a79ec48ea824c93ecb513462cde2384c645359116f0e0a88133c88aa49e1a0');
INSERT INTO leeward_client.entries VALUES (4, '_ledger', 'g2', '\x01075f6c6564676572026732038aee89ab0d008aee89ab0d8aee89ab0d0117020101', '\x05050505050505050505050505050505', '\x436bdfcbce6619a90ff602a964d4ffa6797bcbd86ad893cf8cc3b5bb9a3d986b');
INSERT INTO leeward_client.frontier VALUES (1, 5, '\x0541df47c94babc7106d580c33252b9e870ed6e41ea4ba1d4a6ddbf12a763ed9436bdfcbce6619a90ff602a964d4ffa6797bcbd86ad893cf8cc3b5bb9a3d986b');
INSERT INTO leeward_client.gone VALUES (2, '\x94da697a6cd200406fda4a216c8298da52614332e039349782e2f3479ed3dd21');
INSERT INTO leeward_client.heads VALUES (1, '\x85f9b5b0725fc336eb212577c76bbb9c279abefacffef69e61b2f7d05c13c456');
INSERT INTO leeward_client.heads VALUES (2, '\x4e79550dc74a61b09dd41ec599eef04aeac7da10812f9a11e344dd59f6bb8530');
INSERT INTO leeward_client.heads VALUES (3, '\x63ea4eea1751d2f8df2bc0903f348cabf03423466cec2820537dac52b030d9f8');
INSERT INTO leeward_client.heads VALUES (4, '\x0541df47c94babc7106d580c33252b9e870ed6e41ea4ba1d4a6ddbf12a763ed9');
INSERT INTO leeward_client.heads VALUES (5, '\xffd8f192e5b4df2350883d10a0e88e079c689be367e2a3cad528e86840b418b3');
INSERT INTO leeward_client.letter_hashes VALUES (0, '\xb3317b06c9486cafdcc55afd8bd263a4e6e4dfa88d8bcf43ece9899a3841de9f');
INSERT INTO leeward_client.letters VALUES (1, '\x7365616c6564');
INSERT INTO leeward_client.letters VALUES (3, '\x');
INSERT INTO leeward_client.letters VALUES (4, '\x');
INSERT INTO leeward_client.shelves VALUES (4, '\x6b657074', '\x31');
INSERT INTO leeward_client.shelves VALUES (1, '\x31', '\x736f6d65626f6479');
ALTER TABLE ONLY leeward_client.about
    ADD CONSTRAINT about_pkey PRIMARY KEY (one);
ALTER TABLE ONLY leeward_client.batches
    ADD CONSTRAINT batches_pkey PRIMARY KEY (id);
ALTER TABLE ONLY leeward_client.cases
    ADD CONSTRAINT cases_pkey PRIMARY KEY (case_id);
ALTER TABLE ONLY leeward_client.entries
    ADD CONSTRAINT entries_case_id_fact_key UNIQUE (case_id, fact);
ALTER TABLE ONLY leeward_client.entries
    ADD CONSTRAINT entries_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY leeward_client.frontier
    ADD CONSTRAINT frontier_pkey PRIMARY KEY (one);
ALTER TABLE ONLY leeward_client.gone
    ADD CONSTRAINT gone_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY leeward_client.heads
    ADD CONSTRAINT heads_pkey PRIMARY KEY (size);
ALTER TABLE ONLY leeward_client.letter_hashes
    ADD CONSTRAINT letter_hashes_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY leeward_client.letters
    ADD CONSTRAINT letters_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY leeward_client.residue
    ADD CONSTRAINT residue_pkey PRIMARY KEY (one);
ALTER TABLE ONLY leeward_client.shelves
    ADD CONSTRAINT shelves_pkey PRIMARY KEY (shelf, key);
