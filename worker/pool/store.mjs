// Sealed bytes between a request and R2 without passing through Go: a body
// costs the Go program nothing, however large it is. What may be stored is
// judged in Go; here it only flows.
import { chunks, leave } from './read.mjs'
export { open, leave } from './read.mjs'
export { digest, join } from './fetch.mjs'

/** R2's parts, all but the last, must have one size of at least 5 MiB. */
const partBytes = 8 << 20
const stepBytes = 256 << 10
const free = { etagDoesNotMatch: '*' }

/**
 * @typedef {object} Wanted
 * @property {number} size  -1: not known
 * @property {number} limit
 * @property {Uint8Array} [sha256]  to be verified
 *
 * @typedef {object} Outcome
 * @property {'digest' | 'limit' | 'exists'} [refused]
 * @property {Uint8Array} [sha256]
 * @property {number} [size]
 */

/**
 * Stores a body under a key that must be free; nothing is left when it fails.
 * @param {import('./read.mjs').Source} source
 * @param {Wanted} o
 * @returns {Promise<Outcome>}
 */
export async function put(bucket, key, source, o) {
  if (o.size > o.limit) return { refused: 'limit' }
  try {
    return await (o.size < 0 ? putUnknown : source.reader ? putKnown : putWhole)(bucket, key, source, o)
  } catch (e) {
    // R2 names a wrong checksum by number only.
    if (/\(10037\)/.test(e.message)) return { refused: 'digest' }
    throw e
  } finally {
    leave(source)
  }
}

/** A body that is here already needs no stream, which costs more than it carries. */
async function putWhole(bucket, key, { head }, o) {
  if (head.length !== o.size) throw new Error(`a body of ${o.size} bytes declared has ${head.length}`)
  return putBytes(bucket, key, head, o)
}

async function putKnown(bucket, key, source, o) {
  const digest = o.sha256 ? null : new crypto.DigestStream('SHA-256')
  const { readable, writable } = new FixedLengthStream(o.size)
  const [put, flow] = await Promise.allSettled([
    bucket.put(key, readable, { onlyIf: free, sha256: o.sha256 }),
    digest || !source.stream ? step(source, writable, digest) : pipe(source, writable),
  ])
  if (put.status === 'rejected') throw put.reason
  if (!put.value) return { refused: 'exists' }
  if (flow.status === 'rejected') throw flow.reason
  return { sha256: o.sha256 ?? new Uint8Array(await digest.digest), size: o.size }
}

/** The fast way: the runtime moves the bytes by itself. */
async function pipe(source, writable) {
  const writer = writable.getWriter()
  await writer.write(source.head)
  if (!source.reader) return writer.close()
  writer.releaseLock()
  source.reader.releaseLock()
  await source.stream.pipeTo(writable, { preventCancel: true })
}

/** The way past a digest, or out of Go. */
async function step(source, writable, digest) {
  const writers = [digest, writable].filter(Boolean).map((w) => w.getWriter())
  try {
    for await (const chunk of chunks(source, stepBytes)) for (const w of writers) await w.write(chunk)
    for (const w of writers) await w.close()
  } catch (e) {
    await Promise.allSettled(writers.map((w) => w.abort(e)))
    throw e
  }
}

/** R2 wants to know a length beforehand, so what has none is stored a buffer at a time. */
async function putUnknown(bucket, key, source, o) {
  const all = chunks(source, partBytes)
  const { value: first = new Uint8Array(0) } = await all.next()
  return first.length < partBytes ? putBytes(bucket, key, first, o) : putParts(bucket, key, first, all, o)
}

async function putBytes(bucket, key, bytes, o) {
  if (bytes.length > o.limit) return { refused: 'limit' }
  const sha256 = o.sha256 ?? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const stored = await bucket.put(key, bytes, { onlyIf: free, sha256 })
  return stored ? { sha256, size: bytes.length } : { refused: 'exists' }
}

async function putParts(bucket, key, first, rest, o) {
  if (await bucket.head(key)) return { refused: 'exists' }
  const upload = await bucket.createMultipartUpload(key)
  try {
    const { parts, ...outcome } = await sendParts(upload, first, rest, o)
    if (outcome.refused) await upload.abort()
    else await upload.complete(parts)
    return outcome
  } catch (e) {
    await upload.abort().catch(() => {})
    throw e
  }
}

async function sendParts(upload, first, rest, o) {
  const digest = new crypto.DigestStream('SHA-256')
  const sum = digest.getWriter()
  const parts = []
  let size = 0
  for (let chunk = first; chunk; chunk = (await rest.next()).value) {
    size += chunk.length
    if (size > o.limit) return { refused: 'limit' }
    await sum.write(chunk)
    parts.push(await upload.uploadPart(parts.length + 1, chunk))
  }
  await sum.close()
  const sha256 = new Uint8Array(await digest.digest)
  const wrong = o.sha256?.some((b, i) => b !== sha256[i])
  return wrong ? { refused: 'digest' } : { parts, sha256, size }
}
