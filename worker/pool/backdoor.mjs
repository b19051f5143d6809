// What the development runner and the tests want of a local Worker that no
// deployed one gives: its database, its mail, its objects' keys, its pool's
// state. The runner alone knows the pass, so that no page in the developer's
// browser can use it.
import { pool } from './isolate.mjs'
import { letters } from './mailbox.mjs'

const doors = {
  '/v1/dev/pool': async () => pool.stats(),
  '/v1/dev/query': async (env, { sql, args }) => encode(await statement(env.DB, sql, args).raw()),
  '/v1/dev/batch': async (env, { stmts }) => {
    const results = await env.DB.batch(stmts.map(({ sql, args }) => statement(env.DB, sql, args)))
    return results.map((r) => r.meta.changes)
  },
  '/v1/dev/mail': (env, { after }) => letters(env.DB, after),
  '/v1/dev/objects': async (env, { cursor }) => {
    const { objects } = await env.BLOBS.list({ startAfter: cursor || undefined })
    return objects.map((o) => o.key)
  },
}

/** @returns {Promise<Response> | null} null: not for the back door */
export function backdoor(request, env) {
  const open = doors[new URL(request.url).pathname]
  if (!open || !env.SLUSE_DEV_PASS || request.headers.get('sluse-dev-pass') !== env.SLUSE_DEV_PASS) return null
  return request.json().then((ask) => open(env, ask)).then(
    (v) => Response.json(v),
    (e) => new Response(e.message, { status: 500 }),
  )
}

/** Bytes travel as {"bytes": base64}. */
function statement(db, sql, args = []) {
  return db.prepare(sql).bind(...args.map((a) => (a?.bytes === undefined ? a : Uint8Array.fromBase64(a.bytes))))
}

function encode(rows) {
  const cell = (c) => (Array.isArray(c) ? { bytes: Uint8Array.from(c).toBase64() } : c)
  return rows.map((row) => row.map(cell))
}
