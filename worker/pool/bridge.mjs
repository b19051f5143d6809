// What crosses between JavaScript and Go, in few and large pieces: as text or
// bytes in Go's memory. A crossing by syscall/js costs microseconds and an
// object with a finalizer for each value that it names, and a request field by
// field, or a row cell by cell, was most of what a request cost.
import { sign } from './sign.mjs'
import * as store from './store.mjs'

/** A request's head as one text: method, URL, whether it has a body, then names and values of headers, a line each. */
export function pack(request) {
  let head = `${request.method}\n${request.url}\n${request.body ? 'body' : ''}`
  for (const [name, value] of request.headers) head += `\n${name}\n${value}`
  return head
}

/** The answer of a head as Go writes it (status, then names and values) and a body, if any. */
export const unpack = (head, body) => new Response(body, known.get(head) ?? learn(head))

/** Heads of late: many answers have the same, and to make one takes as long as all the rest of a response. */
const known = new Map()

function learn(head) {
  const lines = head.split('\n')
  const headers = new Headers()
  for (let i = 1; i < lines.length; i += 2) headers.append(lines[i], lines[i + 1])
  const init = { status: Number(lines[0]), headers }
  if (known.size === 100) known.clear()
  known.set(head, init)
  return init
}

/**
 * The functions that a Go program imports (worker/cf/imports.go), and wait, by
 * which it waits for any promise. None of them throws: that would tear the
 * program apart. What takes time has a number of the program's own, which comes
 * back with the outcome.
 *
 * @param {object} context  what the program has beside this: env, ctx, request
 * @param {ReturnType<import('./memory.mjs').createMemory>} memory
 * @param {(number: number, failed: boolean, message: string | Uint8Array) => void} settle
 */
export function bridge(context, memory, settle) {
  const statements = []
  const asked = (number, promise) => promise.then((v) => settle(number, false, v), (e) => settle(number, true, e.message))
  const { text, bytes } = memory
  return {
    log: (at, size) => console.log(text(at, size)),
    statement: (known, at, size) => void (statements[known] = text(at, size)),
    query: (number, known, at, size) => void asked(number, rows(context.env.DB, statements[known], text(at, size))),
    batch: (number, at, size) => void asked(number, changes(context.env.DB, statements, text(at, size))),
    limit: (number, at, size, keyAt, keySize) => void asked(number, within(context.env[text(at, size)], text(keyAt, keySize))),
    send: (at, size) => void context.ctx.aside(send(context.env.QUEUE, bytes(at, size))),
    sign: (number, at, size) => void asked(number, sign(context.env.SLUSE_EDGE_KEY, bytes(at, size))),
    open: (number, peek, size) => void asked(number, open(context, peek, size)),
    leave: () => store.leave(context.source),
    put: (number, at, size) => void asked(number, put(context, text(at, size))),
  }
}

/** What a Go program that has a promise itself waits by. */
export const wait = (context) => (number, promise) =>
  promise.then(
    (value) => context.settle?.(number, value),
    (e) => context.settle?.(number, undefined, e),
  )

/** Bytes travel as {"bytes": base64} to the database, and as a list of numbers from it. */
const statement = (db, sql, args) =>
  db.prepare(sql).bind(...args.map((a) => (a?.bytes === undefined ? a : Uint8Array.fromBase64(a.bytes))))

const rows = async (db, sql, args) => JSON.stringify(await statement(db, sql, JSON.parse(args)).raw())

const within = async (limiter, key) => JSON.stringify((await limiter.limit({ key })).success)

async function changes(db, statements, list) {
  const results = await db.batch(JSON.parse(list).map(([known, ...args]) => statement(db, statements[known], args)))
  return JSON.stringify([results.map((r) => r.meta.changes)])
}

/** A message that is lost is missed by nobody but the log: the outbox still has its row. */
async function send(queue, message) {
  try {
    await queue.send(message, { contentType: 'bytes' })
  } catch (e) {
    console.warn(JSON.stringify({ level: 'WARN', msg: 'queue', error: e.message }))
  }
}

/** A body that says it is no longer than this is read whole at once: to read it by steps costs more than it carries. The host's framing holds it to what it says. */
const smallBytes = 64 << 10

/** @returns {Promise<import('./read.mjs').Source>} */
const whole = async (request) => ({ head: new Uint8Array(await request.arrayBuffer()), stream: null, reader: null })

/** Opens the request's body; its first bytes are what Go judges it by. */
async function open(context, peek, size) {
  const source = (context.source = await (size < 0 || size > smallBytes ? store.open(context.request.body, peek) : whole(context.request)))
  return source.head.subarray(0, peek)
}

/** Key, size, limit and digest come as a list, and a row goes back: why it was refused, or digest and size. */
async function put(context, wanted) {
  const [key, size, limit, sha256] = JSON.parse(wanted)
  const o = await store.put(context.env.BLOBS, key, context.source, { size, limit, sha256: sha256 ? Uint8Array.fromHex(sha256) : undefined })
  return JSON.stringify([o.refused ? [o.refused, null, null] : [null, o.sha256.toHex(), o.size]])
}
