// Stored bytes on their way out: several objects as one stream.

/**
 * The objects under keys one after the other, from offset on, at most length
 * bytes, -1 for all. @returns {Promise<{stream: ReadableStream, size: number} | null>} null: one is gone
 */
export async function join(bucket, keys, offset, length) {
  if (keys.length === 1 && offset === 0 && length < 0) return whole(await bucket.get(keys[0]))
  const pieces = await plan(bucket, keys, offset, length)
  if (!pieces) return null
  const { readable: stream, writable } = new FixedLengthStream(total(pieces))
  pour(bucket, pieces, writable).catch((e) => writable.abort(e))
  return { stream, size: total(pieces) }
}

const whole = (object) => object && { stream: object.body, size: object.size }
const total = (pieces) => pieces.reduce((n, p) => n + p.length, 0)

/** SHA-256 over the objects one after the other, and their size; null: one is gone. */
export async function digest(bucket, keys) {
  const pieces = await plan(bucket, keys, 0, -1)
  if (!pieces) return null
  const sum = new crypto.DigestStream('SHA-256')
  await pour(bucket, pieces, sum)
  return { sha256: new Uint8Array(await sum.digest), size: total(pieces) }
}

/** What of each object is wanted. */
async function plan(bucket, keys, offset, length) {
  const heads = await Promise.all(keys.map((key) => bucket.head(key)))
  if (heads.some((head) => !head)) return null
  let left = length < 0 ? Infinity : length
  return heads.flatMap((head) => {
    const from = Math.min(offset, head.size)
    const piece = { key: head.key, offset: from, length: Math.min(head.size - from, left) }
    offset -= from
    left -= piece.length
    return piece.length > 0 ? [piece] : []
  })
}

async function pour(bucket, pieces, writable) {
  for (const { key, ...range } of pieces) {
    const object = await bucket.get(key, { range })
    if (!object) throw new Error('an object went away while it was read')
    await object.body.pipeTo(writable, { preventClose: true })
  }
  await writable.close()
}
