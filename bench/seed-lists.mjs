// Rows by the million, made by PostgreSQL itself from one real row of each kind.

/** Ids of the right form that sort by their number. */
const id = (prefix, number) => `'${prefix}_' || lpad((${number})::text, 26, '0')`;

/** A copy of a row under other values, for each number from $1 to $2. */
async function copyRows(client, table, change, where) {
  const { rows } = await client.query(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => change[name] ?? `one.${name}`);
  return (from, to) =>
    client.query(
      `INSERT INTO ${table} (${names.join(', ')})
       SELECT ${values.join(', ')} FROM (SELECT * FROM ${table} WHERE ${where} LIMIT 1) one, generate_series($1::bigint, $2::bigint) i`,
      [from, to],
    );
}

/**
 * Fills the lists up to a size: candidates, their screenings in one requisition, and the findings of one screening,
 * at the vault and at the desk.
 */
export async function seeder(client, screeningId) {
  const screening = `id = '${screeningId}'`;
  const candidate = `id = (SELECT candidate_id FROM screenings.screening WHERE ${screening})`;
  const finding = `screening_id = '${screeningId}'`;
  const tables = [
    await copyRows(
      client,
      'screenings.candidate',
      { id: id('cnd', 'i'), reference: `'S-' || i`, employer_reference: `'S-' || i` },
      candidate,
    ),
    await copyRows(
      client,
      'screenings.screening',
      { id: id('scr', 'i'), candidate_id: id('cnd', 'i') },
      screening,
    ),
    await copyRows(client, 'vault.finding', { id: id('fnd', 'i'), next_attempt_at: `'2099-01-01'` }, finding),
    await copyRows(client, 'desk.filtered_finding', { finding_id: id('fnd', 'i') }, finding),
  ];
  await client.query(`SET synchronous_commit = off`);
  let size = 0;
  return async (wanted) => {
    // The rows are copies of rows that were checked; checking a million foreign keys again is no part of the question.
    await client.query(`SET session_replication_role = replica`);
    for (const table of tables) await table(size + 1, wanted);
    await client.query(`SET session_replication_role = DEFAULT`);
    size = wanted;
    for (const name of [
      'screenings.candidate',
      'screenings.screening',
      'vault.finding',
      'desk.filtered_finding',
    ])
      await client.query(`VACUUM ANALYZE ${name}`);
  };
}

/** The cursor of the row in the middle, as `next_href` would hold it. */
export function cursorAt(prefix, number) {
  return Buffer.from(`${prefix}_${String(number).padStart(26, '0')}`, 'utf8').toString('base64url');
}
