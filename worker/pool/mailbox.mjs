// Mail in development: a row each, which `make dev` copies out to DATA/mail.

const table = 'CREATE TABLE IF NOT EXISTS dev_mail (id INTEGER PRIMARY KEY AUTOINCREMENT, mail TEXT NOT NULL)'

/** Stands in for the send_email binding. */
export const mailbox = (db) => ({
  async send(mail) {
    await db.batch([
      db.prepare(table),
      db.prepare('INSERT INTO dev_mail (mail) VALUES (?)').bind(JSON.stringify(mail)),
    ])
  },
})

/** What lies after a number, oldest first. */
export async function letters(db, after) {
  await db.prepare(table).run()
  const { results } = await db.prepare('SELECT id, mail FROM dev_mail WHERE id > ? ORDER BY id').bind(after).all()
  return results.map(({ id, mail }) => ({ id, ...JSON.parse(mail) }))
}
