// Taking a small delivery in plain JavaScript; see plain.mjs. The statements
// are the depot's.
import { sign } from '../pool/sign.mjs'
import { stamp } from './plain.mjs'

const known = new Set(['year', 'municipality', 'kind', 'contact', 'supersedes', 'key'])

export async function deliver(request, url, env, ctx, who) {
  const p = Object.fromEntries(url.searchParams)
  if (Object.keys(p).some((name) => !known.has(name)) || p.municipality !== who.municipality) return new Response('', { status: 400 })
  const stored = await keep(request, env)
  const now = Date.now()
  const d = { ...p, ...stored, id: random(), now, year: Number(p.year), contact: p.contact ?? '', supersedes: p.supersedes ?? '' }
  d.receipt = await receipt(d, env)
  const changed = await env.DB.batch(statements(env.DB, d, who))
  if (changed[0].meta.changes === 0) return earlier(env, d)
  ctx.waitUntil(env.QUEUE.send(new TextEncoder().encode(d.id), { contentType: 'bytes' }))
  return Response.json({ id: d.id, state: 'received', sha256: d.sha256, size: d.size, receipt: d.receipt },
    { status: 201, headers: { location: '/v1/deliveries/' + d.id } })
}

const random = () => crypto.getRandomValues(new Uint8Array(16)).toHex()

/** Judges the first bytes, digests on the way, and stores under a key that must be free. */
async function keep(request, env) {
  const body = new Uint8Array(await request.arrayBuffer())
  if (!new TextDecoder().decode(body.subarray(0, 64)).startsWith('age-encryption.org/v1\n-> mlkem768x25519 ')) throw new Error('not sealed')
  const sha256 = new Uint8Array(await crypto.subtle.digest('SHA-256', body))
  const key = 'sealed/' + random()
  await env.BLOBS.put(key, body, { sha256, onlyIf: { etagDoesNotMatch: '*' } })
  return { key, sha256: sha256.toHex(), size: body.length }
}

function statements(db, d, who) {
  const now = d.now
  return [
    [`INSERT INTO part (delivery, part, municipality, role, sha256, size, key)
        SELECT ?1, '', ?2, ?3, ?4, ?5, ?6
        WHERE (?7 = '' OR EXISTS (SELECT 1 FROM delivery WHERE id = ?7 AND municipality = ?2 AND year = ?8 AND kind = ?9
          AND superseded_by = '' AND state NOT IN ('uploading', 'expired')))
        ON CONFLICT DO NOTHING`, d.id, d.municipality, 'ssb', d.sha256, d.size, '', d.supersedes, d.year, d.kind],
    [`INSERT INTO delivery (id, municipality, year, kind, project, key, contact, lang, sha256, size, state, created, received, supersedes, receipt, late)
        SELECT ?1, ?2, ?3, ?4, '', '', ?5, 'nb', ?6, ?7, 'received', ?8, ?8, ?9, ?10,
          ?11 AND NOT EXISTS (SELECT 1 FROM delivery WHERE municipality = ?2 AND year = ?3 AND kind = ?4 AND state NOT IN ('uploading', 'expired'))
        WHERE changes() = 1`, d.id, d.municipality, d.year, d.kind, d.contact, d.sha256, d.size, now, d.supersedes, d.receipt, 0],
    [`INSERT INTO event (delivery, time, actor, was, became) SELECT ?1, ?2, ?3, '', 'received' WHERE changes() = 1`, d.id, now, 'municipality ' + who.id],
    [`INSERT INTO outbox (delivery, created, next) SELECT ?1, ?2, ?2 WHERE changes() = 1`, d.id, now],
    [`INSERT INTO object (key, owner, seq, size) SELECT ?2, ?1, 0, ?3 WHERE 1 AND EXISTS (SELECT 1 FROM delivery WHERE id = ?1)`, d.id, d.key, d.size],
  ].map(([sql, ...args]) => db.prepare(sql).bind(...args))
}

async function earlier(env, d) {
  const [row] = await env.DB.prepare(`SELECT d.id, d.state, d.receipt FROM part p JOIN delivery d ON d.id = p.delivery
    WHERE p.municipality = ?1 AND p.sha256 = ?2 LIMIT 1`).bind(d.municipality, d.sha256).raw()
  await env.BLOBS.delete(d.key)
  return Response.json({ id: row[0], state: row[1], sha256: d.sha256, size: d.size, receipt: row[2] })
}

/** A signed note, made with the service's key. */
async function receipt(d, env) {
  const [, name, hash] = env.SLUSE_EDGE_KEY.match(/^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+/)
  const lines = { stage: 'received', id: d.id, municipality: d.municipality, year: d.year, kind: d.kind, sha256: d.sha256,
    size: d.size, time: stamp(d.now), supersedes: d.supersedes || '-' }
  const text = 'sluse.receipt/v1\n' + Object.entries(lines).map(([k, v]) => `${k}: ${v}\n`).join('')
  const signature = await sign(env.SLUSE_EDGE_KEY, new TextEncoder().encode(text))
  return `${text}\n— ${name} ${new Uint8Array([...Uint8Array.fromHex(hash), ...signature]).toBase64()}\n`
}
